# System packages, through apt on Debian and Ubuntu; elsewhere the scripts say what to install.

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        fail "this needs root, and sudo is not installed:" "$*"
    fi
}

has_library() { /sbin/ldconfig -p 2>/dev/null | grep -q "lib$1\.so"; }

# What each part of the work lacks, one apt package a line. Asking takes milliseconds: apt itself
# is only started when something is missing.
missing_packages() {
    local part
    for part in "$@"; do
        case "$part" in
            database) [ -n "${DATABASE_URL:-}" ] || postgres_binaries >/dev/null || postgis_package ;;
            python)
                supported_python >/dev/null || echo python3
                # Debian keeps the part of Python that fills a virtual environment apart.
                [ -x "$VENV/bin/python" ] || "$(supported_python || echo false)" -c 'import ensurepip' 2>/dev/null ||
                    echo python3-venv
                has_library gdal || [ -z "${DATABASE_URL:-}" ] || echo gdal-bin
                has_library expat || echo libexpat1
                # WeasyPrint sets posters with these.
                has_library pangoft2-1.0 || echo libpangoft2-1.0-0
                has_library harfbuzz-subset || echo libharfbuzz-subset0
                ;;
            site) command -v msgfmt >/dev/null || echo gettext ;;
            browser) browser_path >/dev/null || browser_package ;;
        esac
    done
}

# The one without windows first: the same pages cost it less than half the processor's time.
browser_path() {
    command -v chromium-headless-shell || command -v chromium || command -v chromium-browser ||
        command -v google-chrome
}

browser_package() {
    if apt_knows chromium-headless-shell; then echo chromium-headless-shell; else echo chromium; fi
}

# PostGIS for the server that is there, else for the newest the distribution has. The libraries
# that GeoDjango loads (GDAL, GEOS, PROJ) come with it.
postgis_package() {
    local version available
    available=$(apt-cache search --names-only '^postgresql-[0-9]+-postgis-3$' 2>/dev/null | cut -d' ' -f1)
    for version in $(ls /usr/lib/postgresql 2>/dev/null | sort -rn); do
        [ "$version" -ge "$OLDEST_POSTGRES" ] && grep -qx "postgresql-$version-postgis-3" <<<"$available" || continue
        echo "postgresql-$version-postgis-3" && return 0
    done
    version=$(sort -t- -k2 -rn <<<"$available" | head -n 1 | cut -d- -f2)
    [ "${version:-$OLDEST_POSTGRES}" -ge "$OLDEST_POSTGRES" ] ||
        fail "this release has PostgreSQL $version, and $OLDEST_POSTGRES or newer is needed." \
            "Add the archive of apt.postgresql.org, or use docker compose up."
    echo "postgresql-${version:+$version-}postgis-3"
}

# install_packages PART…: make sure that what the parts need is there.
install_packages() {
    local missing
    missing=$(missing_packages "$@")
    [ -n "$missing" ] || return 0
    command -v apt-get >/dev/null || say_what_to_install "$@"
    # A machine that never ran apt has no lists: only with them can the right PostGIS be named.
    if ! apt_knows $missing; then
        as_root env DEBIAN_FRONTEND=noninteractive apt-get update
        missing=$(missing_packages "$@")
    fi
    without_system_cluster apt_install $missing || {
        # Lists may be older than the archive: fetch them once more.
        as_root apt-get update
        without_system_cluster apt_install $(missing_packages "$@")
    }
    missing=$(missing_packages "$@")
    [ -z "$missing" ] || fail "still missing after apt-get install:" $missing
}

# The map under the places is drawn by tilemaker, which not every system offers: the site works
# without it, so its absence stops nothing.
try_tilemaker() { try_package tilemaker; }

# Tests run in any Chromium, and soonest in the one that has no windows.
try_windowless() { [ -n "${GUARDIANSHIP_CHROMIUM:-}" ] || try_package chromium-headless-shell; }

# try_package NAME: a package whose command has its name. Tried once a day, and only where apt could
# have it; nothing else is taken off for its sake.
try_package() {
    ! command -v "$1" >/dev/null || return 0
    command -v apt-get >/dev/null && apt_knows "$1" || return 0
    once "${1}_tried" "$(date +%F)" attempt_package "$1"
}

# In a shell of its own, for as_root ends the one it is in when it cannot.
attempt_package() { (apt_install --no-remove "$1") || say "$1 could not be installed."; }

# apt_knows PACKAGE…: whether every one of them could be installed from the lists that are there.
apt_knows() { [ "$(apt-cache policy "$@" 2>/dev/null | grep -c 'Candidate: [^(]')" = $# ]; }

apt_install() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends \
        -o Dpkg::Use-Pty=0 "$@"
}

# Debian's server package makes and starts a cluster of its own; ours is private and needs none.
without_system_cluster() {
    local settings=/etc/postgresql-common/createcluster.d/guardianship.conf result=0
    as_root mkdir -p "$(dirname "$settings")"
    as_root sh -c "echo 'create_main_cluster = false' >$settings"
    "$@" || result=$?
    as_root rm -f "$settings"
    return "$result"
}

say_what_to_install() {
    fail "this system has no apt-get, so please install by hand (or use docker compose up):" \
        "Python 3.11 or newer with venv, GDAL, GEOS, PROJ and Pango libraries, GNU gettext, util-linux (flock, setpriv)" \
        "PostgreSQL $OLDEST_POSTGRES or newer with PostGIS 3.3 and btree_gist, pg_config on the PATH" \
        "for bin/test also Chromium, as 'chromium' on the PATH" \
        "Missing now, by their Debian names:" $(missing_packages "$@")
}

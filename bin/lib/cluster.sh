# The private PostgreSQL cluster: on a Unix socket, without a port or password, never run by root.

CLUSTER_SUPERUSER=postgres
OLDEST_POSTGRES=15

# The account that runs the cluster. initdb and postgres refuse root, so root lends it to another.
cluster_owner() {
    if [ "$(id -u)" != 0 ]; then
        id -un
    elif id postgres >/dev/null 2>&1; then
        echo postgres
    else
        id guardianship >/dev/null 2>&1 || useradd --system --no-create-home --shell /usr/sbin/nologin guardianship
        echo guardianship
    fi
}

# as_owner COMMAND…: run as the cluster's account, from a folder it can enter.
as_owner() {
    if [ "$(id -u)" != 0 ]; then
        (cd / && "$@")
    else
        (cd / && setpriv --reuid "$OWNER" --regid "$(id -g "$OWNER")" --clear-groups "$@")
    fi
}

# Where things are. .local when the account can enter it and the path fits; else the nearest
# place that works. The answer follows from the checkout alone, so every script agrees.
locate_cluster() {
    local mark
    OWNER=$(cluster_owner)
    mark="guardianship-$(printf '%s:%s' "$OWNER" "$ROOT" | sha256sum | cut -c1-12)"
    CLUSTER_HOME="$LOCAL/postgres"
    as_owner test -x "$LOCAL" || CLUSTER_HOME="/var/lib/$mark"
    DATA_DIR="$CLUSTER_HOME/data"
    SOCKET_DIR="$CLUSTER_HOME/socket"
    # sockaddr_un holds 107 characters; PostgreSQL adds "/.s.PGSQL.5432.lock".
    if [ "${#SOCKET_DIR}" -gt 88 ]; then
        SOCKET_DIR="/tmp/$mark"
        [ "$(id -u)" = 0 ] || [ ! -w "${XDG_RUNTIME_DIR:-/nowhere}" ] || SOCKET_DIR="$XDG_RUNTIME_DIR/$mark"
    fi
    BINARIES=$(postgres_binaries "$(as_owner cat "$DATA_DIR/PG_VERSION" 2>/dev/null || true)") ||
        fail "no PostgreSQL server with PostGIS was found for $DATA_DIR."
}

# postgres_binaries [VERSION]: the folder of server programs that PostGIS goes with, newest first.
postgres_binaries() {
    local wanted="${1:-}" folder version share
    for folder in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -rV) \
        "$(pg_config --bindir 2>/dev/null || true)"; do
        [ -x "$folder/postgres" ] && [ -x "$folder/initdb" ] || continue
        version=$("$folder/postgres" --version | grep -oE '[0-9]+' | head -n 1)
        share=$("$folder/pg_config" --sharedir 2>/dev/null || echo "/usr/share/postgresql/$version")
        [ "$version" -ge "$OLDEST_POSTGRES" ] && [ "$version" = "${wanted:-$version}" ] || continue
        [ -e "$share/extension/postgis.control" ] && [ -e "$share/extension/btree_gist.control" ] || continue
        echo "$folder" && return 0
    done
    return 1
}

own_folder() {
    [ -d "$1" ] || install -d -m 700 -o "$OWNER" "$1"
    [ "$(stat -c '%U %a' "$1")" = "$OWNER 700" ] ||
        fail "$1 belongs to $(stat -c '%U, mode %a' "$1"); it must be $OWNER's, mode 700." \
            "Work as the user who made it, or remove it."
}

cluster_sql() { # cluster_sql DATABASE SQL
    as_owner "$BINARIES/psql" -XqAt -v ON_ERROR_STOP=1 -h "$SOCKET_DIR" -U "$CLUSTER_SUPERUSER" -d "$1" -c "$2"
}

cluster_runs() { as_owner "$BINARIES/pg_isready" -q -h "$SOCKET_DIR"; }

# Whether our server has a process. A machine that lost power leaves a number behind that another
# program may have by now, so the number alone says nothing.
server_lives() {
    local pid
    pid=$(as_owner head -n 1 "$DATA_DIR/postmaster.pid" 2>/dev/null || true)
    [ -n "$pid" ] && tr '\0' ' ' 2>/dev/null <"/proc/$pid/cmdline" | grep -qF -- "-D $DATA_DIR "
}

forget_dead_server() {
    as_owner rm -f "$DATA_DIR/postmaster.pid" "$SOCKET_DIR/.s.PGSQL.5432.lock" "$SOCKET_DIR/.s.PGSQL.5432"
}

# A server whose script was killed may still be recovering; it answers soon.
wait_for_server() {
    local attempt
    for attempt in {1..600}; do
        cluster_runs && return 0
        server_lives || return 1
        sleep 0.1
    done
    return 1
}

# Made beside its place and then moved there: an initdb that was cut short leaves nothing behind.
create_cluster() {
    as_owner rm -rf "$DATA_DIR.new"
    as_owner "$BINARIES/initdb" --pgdata "$DATA_DIR.new" --username "$CLUSTER_SUPERUSER" --auth trust \
        --encoding UTF8 --locale C.UTF-8 --locale-provider icu --icu-locale en-GB >/dev/null
    as_owner sh -c "echo \"include 'guardianship.conf'\" >>'$DATA_DIR.new/postgresql.conf'"
    as_owner mv "$DATA_DIR.new" "$DATA_DIR"
}

# Extensions stand in template1, so that test databases have them without a superuser. The database
# comes last: a start that was cut short finds no database and makes the rest again.
create_database() {
    local extensions="CREATE EXTENSION IF NOT EXISTS postgis; CREATE EXTENSION IF NOT EXISTS btree_gist;"
    case "$(cluster_sql postgres "SELECT count(*) FILTER (WHERE datname = '$DATABASE_NAME'),
        (SELECT count(*) FROM pg_roles WHERE rolname ~ '^${DATABASE_NAME}(_app|_analyst)?\$') FROM pg_database")" in
    "1|3") return 0 ;;
    "1|"*) create_roles && return 0 ;;
    esac
    cluster_sql template1 "SET client_min_messages = warning; $extensions"
    create_roles
    cluster_sql postgres "CREATE DATABASE $DATABASE_NAME OWNER $DATABASE_NAME"
}

# The owner migrates; the site logs in as a role that owns nothing and steps down to the analysts'
# (docs/adr/0016). The owner may act as the application: tests do. A cluster of an earlier version
# gets the roles at its next start, and their rights with its next migration.
create_roles() {
    local role orders="SET client_min_messages = warning;"
    for role in "$DATABASE_NAME LOGIN CREATEDB" "${DATABASE_NAME}_app LOGIN" "${DATABASE_NAME}_analyst NOLOGIN"; do
        orders+="DO \$\$ BEGIN CREATE ROLE $role; EXCEPTION WHEN duplicate_object THEN NULL; END \$\$;"
    done
    # All of it or nothing: psql runs one string in one transaction.
    cluster_sql postgres "$orders GRANT ${DATABASE_NAME}_analyst TO ${DATABASE_NAME}_app;
        GRANT ${DATABASE_NAME}_app TO $DATABASE_NAME"
}

start_cluster() {
    locate_cluster
    own_folder "$CLUSTER_HOME"
    own_folder "$SOCKET_DIR"
    printf '%s\n' "$SOCKET_DIR" >"$LOCAL/socket_dir"
    cluster_runs || { server_lives && wait_for_server; } || launch_server
    create_database
}

# (Its last step fails by itself: after `||` bash would not stop at an error.)
launch_server() {
    as_owner test -d "$DATA_DIR" || create_cluster
    forget_dead_server
    as_owner sh -c "cat >'$DATA_DIR/guardianship.conf'" <"$ROOT/bin/lib/postgresql.conf"
    # Descriptors 8 and 9 are the scripts' locks: the server must not hold them.
    as_owner "$BINARIES/pg_ctl" start --silent --wait --timeout 120 --pgdata "$DATA_DIR" \
        --log "$DATA_DIR/server.log" --options "-k '$SOCKET_DIR'" 8>&- 9>&- ||
        { as_owner tail -n 20 "$DATA_DIR/server.log" >&2; fail "the private PostgreSQL cluster did not start."; }
}

stop_cluster() {
    locate_cluster
    cluster_runs || return 0
    as_owner "$BINARIES/pg_ctl" stop --silent --wait --mode fast --pgdata "$DATA_DIR"
}

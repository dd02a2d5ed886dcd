# The steps that the scripts share, each one quick when there is nothing to do.

# prepare_quietly PART…: packages, environment and database, with words only where something was
# missing; for commands whose own output is what matters.
prepare_quietly() {
    if [ -n "$(missing_packages "$@")" ]; then stage "System packages" install_packages "$@" >&2; fi
    if ! environment_is_current; then stage "Environment" build_environment >&2; fi
    hold_cluster
    ensure_cluster
}

# fingerprint FILE-OR-FOLDER…: a sum that changes when a file is changed, added or removed.
fingerprint() {
    find "$@" -type f ! -name '*.pyc' -print0 2>/dev/null | LC_ALL=C sort -z | xargs -0r sha256sum | sha256sum | cut -c1-64
}

# once NAME STATE COMMAND…: run the command unless it ended well on the same state before.
once() {
    local record="$LOCAL/done/$1" state="$2"
    shift 2
    [ "$(cat "$record" 2>/dev/null)" != "$state" ] || return 0
    mkdir -p "$LOCAL/done"
    rm -f "$record"
    "$@"
    [ -z "$state" ] || printf '%s\n' "$state" >"$record"
}

# Which database this is: another cluster, or one dropped and made again, has another mark.
# A database of somebody else's has none, so that nothing is ever skipped there.
database_mark() {
    [ -z "${DATABASE_URL:-}" ] || return 0
    cluster_sql "$DATABASE_NAME" "SELECT (SELECT system_identifier FROM pg_control_system()), oid
        FROM pg_database WHERE datname = current_database()"
}

# The migrations that the database has seen, so that one undone by hand is noticed.
applied_migrations() {
    cluster_sql "$DATABASE_NAME" "SELECT md5(string_agg(app || name, ' ' ORDER BY app, name)) FROM django_migrations" \
        2>/dev/null || echo none
}

# At whatever depth an app lies.
migration_folders() { find guardianship places cms gis -type d -name migrations; }

migrations_state() {
    [ -z "${DATABASE_URL:-}" ] || return 0
    # shellcheck disable=SC2046 # one word for each folder
    echo "$(database_mark) $(applied_migrations) $(fingerprint requirements.lock $(migration_folders))"
}

# Django takes two seconds to find that nothing is to be done; the state is read in milliseconds.
apply_migrations() {
    locate_cluster
    local record="$LOCAL/done/migrations"
    [ -z "$(migrations_state)" ] || [ "$(cat "$record" 2>/dev/null)" != "$(migrations_state)" ] || return 0
    # By itself: it connects as the owner of the tables.
    manage_alone migrate --no-input
    mkdir -p "$LOCAL/done"
    migrations_state >"$record"
}

# The Welsh catalogue, compiled where it lies.
compile_messages() {
    local catalogue
    find guardianship places cms gis -name '*.po' | while read -r catalogue; do
        [ "${catalogue%.po}.mo" -nt "$catalogue" ] ||
            msgfmt --check-format --output-file "${catalogue%.po}.mo" "$catalogue"
    done
}

# Static files are gathered, named by their content and packed.
gather_static() {
    local folders
    folders=$(find guardianship places cms gis -type d -name static)
    # shellcheck disable=SC2086 # one word for each folder
    once static "$(fingerprint requirements.lock guardianship/settings $folders)" \
        manage collectstatic --no-input --clear
}

build_files() {
    compile_messages
    gather_static
}

# The invented town: built as an area pack, loaded through the same loaders as a real place.

DEMO_PACK="$LOCAL/demo_pack"
ACCOUNTS="$LOCAL/demo_accounts.txt"

# What makes the town, in order: a name, a stage, what it follows from, and the command. Done again
# when the database, the pack or one of those folders changes; each adds nothing when it is there.
TOWN=(
    "loaded|Places and areas|gis places guardianship/safeguarding/harm|load_area_pack $DEMO_PACK --apply"
    "vetted|Trusted businesses|gis places|build_demo_vetting"
    "speaks|Views and concerns|gis places|build_demo_voice"
    "accounts|Accounts|guardianship places|create_demo_accounts"
    "works|Casework|guardianship/safeguarding|build_demo_casework"
    "planned|Gaps and plans|gis places guardianship/insight|build_demo_insight"
    "partners|Partners|places|build_demo_partners"
    "mail|Mail|places/freshness|build_demo_mail"
    "pages|Pages|cms|build_demo_pages"
)

# town_state FOLDERS: what a step's result follows from; empty where nothing may be skipped.
town_state() {
    # shellcheck disable=SC2086 # one word for each folder
    [ -z "$TOWN_MARK" ] || echo "$TOWN_MARK $(fingerprint "$DEMO_PACK" $1)"
}

# The steps that are to be done, one a line; known before any is, for each changes nothing of these.
due_in_town() {
    local step name folders state
    for step in "${TOWN[@]}"; do
        IFS='|' read -r name _ folders _ <<<"$step"
        state=$(town_state "$folders")
        [ -n "$state" ] && [ "$(cat "$LOCAL/done/town_$name" 2>/dev/null)" = "$state" ] || echo "$step"
    done
}

look_at_town() {
    locate_cluster
    TOWN_MARK=$(database_mark)
    [ -e "$DEMO_PACK/area.toml" ] || rm -f "$LOCAL/done/town_pack"
    [ -s "$ACCOUNTS" ] || rm -f "$LOCAL/done/town_accounts"
    PACK_STATE=$(fingerprint requirements.lock guardianship/demo)
    [ "$(cat "$LOCAL/done/town_pack" 2>/dev/null)" = "$PACK_STATE" ] || rm -f "$LOCAL/done/town_loaded"
    mapfile -t DUE < <(due_in_town)
}

load_town() {
    local step name stage folders order
    [ ${#DUE[@]} -gt 0 ] || { stage "Demonstration town" true && return 0; }
    # Once more: a pack that was built meanwhile may make more of them due.
    mapfile -t DUE < <(due_in_town)
    say "  Demonstration town"
    for step in "${DUE[@]}"; do
        IFS='|' read -r name stage folders order <<<"$step"
        # shellcheck disable=SC2086 # one word for each argument
        SHOW_PROGRESS=1 stage "- $stage" once "town_$name" "$(town_state "$folders")" town_step "$name" $order
    done
}

town_step() {
    case "$1" in
        accounts) make_accounts ;;
        *) shift && manage "$@" ;;
    esac
}

build_pack() { once town_pack "$PACK_STATE" build_town; }

# What needs no tables: made while they are.
build_without_tables() {
    stage "Pack of the town" build_pack
    stage "Static files" build_files
    stage "Basemap" draw_basemap
}

build_town() {
    rm -rf "$DEMO_PACK"
    manage build_demo_pack --out "$DEMO_PACK"
}

has_basemap() { compgen -G "$LOCAL/basemap/swallowbridge-*.json" >/dev/null; }

# The map under the town's places, from its own OpenStreetMap file.
draw_basemap() {
    command -v tilemaker >/dev/null || return 0
    has_basemap || rm -f "$LOCAL/done/town_basemap"
    once town_basemap "$(fingerprint "$DEMO_PACK/town.osm.pbf" "$DEMO_PACK/area.toml" gis/basemap)" \
        manage build_basemap "$DEMO_PACK"
}

say_when_without_basemap() {
    has_basemap || say "  No basemap: tilemaker is not installed." \
        "  Maps show places on plain paper, lists are complete. docs/basemap.md says how to get one."
}

# Lines of e-mail, password and what it may do, parted by tabs.
make_accounts() { manage create_demo_accounts >"$ACCOUNTS.new" && mv "$ACCOUNTS.new" "$ACCOUNTS"; }

show_accounts() {
    local email password may
    while IFS=$'\t' read -r email password may; do
        printf '  %-24s  %-24s  %s\n' "$email" "$password" "$may"
    done <"$ACCOUNTS"
}

# Once a day: it moves the window of open intervals on, and heals nights that were missed.
roll_intervals() {
    locate_cluster
    local mark
    mark=$(database_mark)
    once rolled "${mark:+$mark $(date +%F)}" manage roll_intervals
}

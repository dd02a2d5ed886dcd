# The invented town: built as an area pack, loaded through the same loaders as a real place.

DEMO_PACK="$LOCAL/demo_pack"
ACCOUNTS="$LOCAL/demo_accounts.txt"

# Built again when its builder changes, loaded again when the pack, a loader or the database does.
load_town() {
    locate_cluster
    local mark
    mark=$(database_mark)
    [ -e "$DEMO_PACK/area.toml" ] || rm -f "$LOCAL/done/town_pack"
    once town_pack "$(fingerprint requirements.lock guardianship/demo)" build_town
    once town_loaded "${mark:+$mark $(fingerprint "$DEMO_PACK" gis places guardianship/safeguarding/harm)}" manage load_area_pack "$DEMO_PACK" --apply
    once town_vetted "${mark:+$mark $(fingerprint "$DEMO_PACK" gis places)}" manage build_demo_vetting
    once town_speaks "${mark:+$mark $(fingerprint "$DEMO_PACK" gis places)}" manage build_demo_voice
    [ -s "$ACCOUNTS" ] || rm -f "$LOCAL/done/town_accounts"
    once town_accounts "${mark:+$mark $(fingerprint guardianship places)}" make_accounts
    once town_works "${mark:+$mark $(fingerprint "$DEMO_PACK" guardianship/safeguarding)}" manage build_demo_casework
    once town_planned "${mark:+$mark $(fingerprint "$DEMO_PACK" gis places guardianship/insight)}" manage build_demo_insight
    once town_partners "${mark:+$mark $(fingerprint "$DEMO_PACK" places)}" manage build_demo_partners
    once town_mail "${mark:+$mark $(fingerprint "$DEMO_PACK" places/freshness)}" manage build_demo_mail
    once town_pages "${mark:+$mark $(fingerprint cms)}" manage build_demo_pages
}

build_town() {
    rm -rf "$DEMO_PACK"
    manage build_demo_pack --out "$DEMO_PACK"
}

has_basemap() { compgen -G "$LOCAL/basemap/swallowbridge-*.json" >/dev/null; }

# The map under the town's places, from its own OpenStreetMap file.
draw_basemap() {
    try_tilemaker
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

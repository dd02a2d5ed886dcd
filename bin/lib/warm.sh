# One Python that has loaded the site, for many commands: loading takes longer than most of them.

WARM_SOCKET=.local/warm.socket
WARM=""

# warm_up: from here on `manage` asks it, until `cool_down`. It also ends with this script.
warm_up() {
    local attempt
    rm -f "$WARM_SOCKET"
    set -m
    "$VENV/bin/python" -m bin.lib.warm serve "$WARM_SOCKET" >"$LOCAL/log/warm.log" 2>&1 </dev/null 8>&- 9>&- &
    WARM=$!
    set +m
    for attempt in {1..100}; do
        [ ! -S "$WARM_SOCKET" ] || return 0
        sleep 0.05
    done
}

cool_down() {
    [ -n "$WARM" ] || return 0
    kill -TERM -- "-$WARM" 2>/dev/null || true
    wait "$WARM" 2>/dev/null || true
    rm -f "$WARM_SOCKET"
    WARM=""
}

# A command of manage.py: through the warm Python where there is one, else by itself.
manage() {
    if [ -n "$WARM" ]; then
        "$VENV/bin/python" -IS "$ROOT/bin/lib/warm.py" ask "$WARM_SOCKET" "$VENV/bin/python" "$ROOT/manage.py" "$@"
    else
        manage_alone "$@"
    fi
}

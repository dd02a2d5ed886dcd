# What the scripts say: stages with their times, and failures with what to do next.

say() { printf '%s\n' "$@"; }

# fail LINE [LINE…]: print the lines on stderr and end the script.
fail() {
    printf 'bin/%s: %s\n' "$(basename "$0")" "$1" >&2
    shift
    [ $# -eq 0 ] || printf '  %s\n' "$@" >&2
    exit 1
}

elapsed_s() { awk -v from="$1" -v to="$EPOCHREALTIME" 'BEGIN { printf "%.1f", to - from }'; }

# stage NAME COMMAND…: run the command, its output kept in .local/log, and print the time it took.
# A command that fails has the end of its output shown. SHOW_PROGRESS=1 lets its bars through.
# Not to be used in a condition: bash would let the command go on after an error.
stage() {
    local name="$1" log started_at=$EPOCHREALTIME result
    log="$LOCAL/log/$(tr 'A-Z ' 'a-z_' <<<"${1#- }").log"
    shift
    printf '  %-26s' "$name"
    set +e
    if [ "${SHOW_PROGRESS:-0}" = 1 ] && [ -t 2 ]; then
        printf '\n'
        (set -e; "$@") >"$log"
        result=$?
        printf '  %-26s' ""
    else
        (set -e; "$@") >"$log" 2>&1
        result=$?
    fi
    set -e
    if [ "$result" != 0 ]; then
        printf 'failed\n'
        tail -n 40 "$log" >&2
        fail "$name failed; the whole output is in $log"
    fi
    printf '%6s s\n' "$(elapsed_s "$started_at")"
}

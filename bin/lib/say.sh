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
# A command that fails has the end of its output shown. SHOW_PROGRESS=1 lets stderr through.
stage() {
    local name="$1" log started_at result=0
    log="$LOCAL/log/$(tr 'A-Z ' 'a-z_' <<<"$1").log"
    shift
    started_at=$EPOCHREALTIME
    printf '  %-26s' "$name"
    if [ "${SHOW_PROGRESS:-0}" = 1 ] && [ -t 2 ]; then
        printf '\n' && stage_command "$@" >"$log" || result=$?
        printf '  %-26s' ""
    else
        stage_command "$@" >"$log" 2>&1 || result=$?
    fi
    if [ "$result" != 0 ]; then
        printf 'failed\n'
        tail -n 40 "$log" >&2
        fail "$name failed; the whole output is in $log"
    fi
    printf '%6s s\n' "$(elapsed_s "$started_at")"
}

# A subshell with its own errexit: `… || result=$?` would otherwise switch errexit off inside.
stage_command() {
    (set -e; "$@")
}

# Work beside other work: jobs in process groups of their own, told of when they are joined, and
# ended with the script whatever ends it.

BESIDE=()

# beside NAME COMMAND…: run it in the background; what it says is kept until `join NAME`.
beside() {
    local name="$1" said="$LOCAL/log/beside_$1.txt"
    shift
    # Job control gives the job its own group, which Ctrl-C does not reach and `end_beside` does.
    set -m
    (set +m; trap - EXIT; "$@") >"$said" 2>&1 </dev/null &
    set +m
    BESIDE+=("$name:$!")
}

# join NAME: wait for it and print what it said; where it failed, the script ends as with a stage.
join() {
    local job result=0
    for job in "${BESIDE[@]}"; do
        [ "${job%%:*}" = "$1" ] || continue
        wait "${job##*:}" || result=$?
        cat "$LOCAL/log/beside_$1.txt"
        [ "$result" = 0 ] || exit "$result"
    done
}

end_beside() {
    local job
    for job in ${BESIDE[@]+"${BESIDE[@]}"}; do
        kill -TERM -- "-${job##*:}" 2>/dev/null || true
    done
    cool_down
}

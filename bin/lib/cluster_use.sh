# Who uses the private cluster. Every script holds a shared lock while it works; whoever leaves last
# stops the cluster, unless `bin/cluster start` asked for it to stay. The kernel drops the locks of
# a script that was killed, so no count can go wrong.

# hold_cluster: from here to the end of this script the cluster is in use.
hold_cluster() {
    [ -z "${DATABASE_URL:-}" ] || return 0
    exec 8>>"$LOCAL/cluster.start.lock" 9>>"$LOCAL/cluster.users.lock"
    flock --shared 9
    trap leave_cluster EXIT
}

# ensure_cluster: start it if it is not up; one script at a time.
ensure_cluster() {
    [ -z "${DATABASE_URL:-}" ] || return 0
    flock 8
    start_cluster
    flock --unlock 8
}

leave_cluster() {
    [ -z "${DATABASE_URL:-}" ] || return 0
    trap - EXIT
    flock 8
    flock --unlock 9
    if [ ! -e "$LOCAL/cluster.stays" ] && flock --exclusive --nonblock 9; then
        stop_cluster
    fi
    flock --unlock 8
}

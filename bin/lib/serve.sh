# The site and the background worker, side by side until one of them ends or somebody says stop.

refuse_busy_port() {
    ! (exec 3<>"/dev/tcp/127.0.0.1/$PORT") 2>/dev/null ||
        fail "port $PORT on 127.0.0.1 is in use by another program (perhaps another bin/demo)." \
            "Stop that program, or choose another port: bin/demo --port $((PORT + 1))"
}

# No access log: an address may hold the place that somebody looked for.
start_site() {
    "$VENV/bin/gunicorn" guardianship.wsgi --env DJANGO_SETTINGS_MODULE=guardianship.settings.dev \
        --bind "127.0.0.1:$PORT" --workers 2 --preload --graceful-timeout 5 --log-level warning >"$LOCAL/log/site.log" 2>&1 &
    SITE=$!
}

start_worker() {
    "$VENV/bin/python" manage.py db_worker >"$LOCAL/log/worker.log" 2>&1 &
    WORKER=$!
}

stop_site() {
    trap '' INT TERM HUP
    kill -TERM "$SITE" ${WORKER:+"$WORKER"} 2>/dev/null || true
    wait "$SITE" ${WORKER:+"$WORKER"} 2>/dev/null || true
    leave_cluster
}

wait_for_first_page() {
    "$VENV/bin/python" - "http://127.0.0.1:$PORT/" <<'PYTHON'
import sys, time, urllib.error, urllib.request

direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
for _ in range(600):
    try:
        direct.open(sys.argv[1], timeout=30).read()
        break
    except urllib.error.HTTPError as error:
        sys.exit(f"The first page answers with {error.code}.")
    except OSError:
        time.sleep(0.1)
else:
    sys.exit("No page after a minute.")
PYTHON
}

serve() {
    WORKER=""
    start_site
    trap stop_site EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
    stage "First page" wait_for_first_page
    # Not before: the two would hold each other up.
    start_worker
    say "" "Ready after $(elapsed_s "$STARTED_AT") s. Ctrl-C ends it all." ""
    say "  English   http://127.0.0.1:$PORT/"
    say "  Cymraeg   http://127.0.0.1:$PORT/cy/"
    say "  Finder    http://127.0.0.1:$PORT/find/"
    say "  Editors   http://127.0.0.1:$PORT/admin/"
    say "  Portal    http://127.0.0.1:$PORT/portal/" ""
    say "  Accounts for the editors' side and the portal, on this machine only:"
    show_accounts
    say "  Each also asks for a code. The codes of the moment:" \
        "  http://127.0.0.1:$PORT/accounts/demonstration/ or bin/manage demo_code EMAIL" ""
    # Asked every second: `wait -n` overlooks a process that ended before it was called.
    while kill -0 "$SITE" 2>/dev/null && kill -0 "$WORKER" 2>/dev/null; do sleep 1; done
    tail -n 20 "$LOCAL/log/site.log" "$LOCAL/log/worker.log" >&2
    fail "the site or its worker ended by itself; the logs are in $LOCAL/log."
}

# The virtual environment in .venv, filled from requirements.lock.

# supported_python: a Python of 3.11 or newer.
supported_python() {
    local name
    for name in python3.11 python3 python3.12 python3.13 python3.14; do
        "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && command -v "$name" && return 0
    done
    return 1
}

environment_is_current() {
    [ "$(cat "$VENV/installed.sha256" 2>/dev/null)" = "$(sha256sum <"$ROOT/requirements.lock")" ] &&
        "$VENV/bin/python" -c '' 2>/dev/null
}

# build_environment: nothing to do while the lock file is the one that was installed.
build_environment() {
    environment_is_current && return 0
    rm -f "$VENV/installed.sha256"
    "$VENV/bin/python" -m pip --version >/dev/null 2>&1 || "$(supported_python)" -m venv --clear "$VENV"
    "$VENV/bin/python" -m pip install --require-hashes --no-deps --only-binary :all: --no-compile \
        --disable-pip-version-check --no-input --root-user-action ignore --requirement "$ROOT/requirements.lock"
    sha256sum <"$ROOT/requirements.lock" >"$VENV/installed.sha256"
}

# Whether an environment can be made with what is on the machine now.
can_make_environment() {
    "$VENV/bin/python" -m pip --version >/dev/null 2>&1 || "$(supported_python || echo false)" -c 'import ensurepip' 2>/dev/null
}

manage_alone() { "$VENV/bin/python" "$ROOT/manage.py" "$@"; }

# Sourced first by every script in bin/: finds the checkout, shuts out stray settings, loads the rest.

set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
LOCAL="$ROOT/.local"
VENV="$ROOT/.venv"
DATABASE_NAME=guardianship
cd "$ROOT"

# Settings of somebody's own PostgreSQL or Python must not reach ours. (A Python that keeps nothing of
# what it compiles takes 7 s longer to start with all of Wagtail and geopandas, each time.)
unset PGHOST PGHOSTADDR PGPORT PGUSER PGPASSWORD PGPASSFILE PGDATABASE PGSERVICE PGSERVICEFILE \
    PGOPTIONS PGDATA PGSSLMODE PGAPPNAME PGCLIENTENCODING PYTHONPATH PYTHONHOME PYTHONSTARTUP \
    PYTHONDONTWRITEBYTECODE
export LC_ALL=C.UTF-8 PYTHONUNBUFFERED=1

# shellcheck source=/dev/null
for part in say packages python warm beside cluster cluster_use prepare; do source "$ROOT/bin/lib/$part.sh"; done

mkdir -p "$LOCAL/log" 2>/dev/null && [ -w "$LOCAL" ] ||
    fail "cannot write to $LOCAL: it belongs to $(stat -c %U "$LOCAL" 2>/dev/null || echo someone else)." \
        "Work as that user, or use a checkout of your own."

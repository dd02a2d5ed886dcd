"""What the database's roles may do, granted again after every migration.

The owner migrates. The application's role changes rows and owns nothing. The analyst's reads
columns of views that a migration granted to it, and cannot log in: the application steps down to
it (``doors.as_analyst``).
"""

from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections

APPLICATION = "guardianship_app"
ANALYST = "guardianship_analyst"
# Tables and sequences of ours in this schema; PostGIS has some that belong to others.
_OURS = """
    SELECT relkind, quote_ident(relname) FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relowner = current_user::regrole
      AND relkind IN ('r', 'p', 'v', 'S') ORDER BY relname
"""
_readable: dict[str, dict[str, str]] = {}
_ON_ROWS = {"r": "SELECT, INSERT, UPDATE, DELETE", "v": "SELECT", "S": "USAGE, SELECT, UPDATE"}


def analysts_may_read(view: str, columns: dict[str, str]) -> None:
    """Let analysts read a ``security_invoker`` view, and of its tables these columns alone."""
    _readable[view] = columns


def role_exists(name: str, using: str = DEFAULT_DB_ALIAS) -> bool:
    """Whether the cluster has this role; one of somebody else's may have a single role."""
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_roles WHERE rolname = %s", [name])
        return bool(cursor.fetchone()[0])


def grant_after_migrations(*, using: str = DEFAULT_DB_ALIAS, **_signal: Any) -> None:
    """Let the application's role use every table (signal ``post_migrate`` of this app)."""
    if not role_exists(APPLICATION, using):
        return
    with connections[using].cursor() as cursor:
        cursor.execute(_OURS)
        for kind, name in cursor.fetchall():
            what = "SEQUENCE" if kind == "S" else "TABLE"
            rights = _ON_ROWS.get(kind, _ON_ROWS["r"])
            cursor.execute(f"GRANT {rights} ON {what} {name} TO {APPLICATION}")
        for view, tables in _readable.items():
            cursor.execute(f"GRANT SELECT ON {view} TO {ANALYST}")
            for table, columns in tables.items():
                cursor.execute(f"GRANT SELECT ({columns}) ON {table} TO {ANALYST}")

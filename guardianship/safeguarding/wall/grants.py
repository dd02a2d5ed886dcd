"""What the database's roles may do, granted again after every migration.

The owner migrates. The application's role changes rows and owns nothing. The analyst's reads
columns of views that a migration granted to it, and cannot log in: the application steps down to
it (``doors.as_analyst``).
"""

from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from psycopg import sql

APPLICATION = "guardianship_app"
ANALYST = "guardianship_analyst"
_GRANTS = """
    GRANT USAGE ON SCHEMA public TO {role};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role};
    GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role};
"""


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
        cursor.execute(sql.SQL(_GRANTS).format(role=sql.Identifier(APPLICATION)))

"""System checks: what must hold before the site may run."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.checks import Warning as CheckWarning
from django.db import connection

LEAST_POSTGRES = 150_000
LEAST_POSTGIS = (3, 3)
_OWNS_TABLES = """
    SELECT EXISTS (SELECT FROM pg_class WHERE relrowsecurity AND relowner = current_user::regrole)
"""


@register(Tags.database)
def spatial_database(
    *,
    app_configs: Sequence[AppConfig] | None = None,
    databases: Sequence[str] | None = None,
    **_kwargs: Any,
) -> list[CheckMessage]:
    """PostgreSQL, PostGIS and btree_gist are new enough, and the role is held by row security."""
    if not databases or "default" not in databases:
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('server_version_num')::int")
        server = cursor.fetchone()[0]
        cursor.execute("SELECT extname, extversion FROM pg_extension")
        extensions = dict(cursor.fetchall())
        cursor.execute("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
        above_the_rules = cursor.fetchone()[0]
        cursor.execute(_OWNS_TABLES)
        owns_tables = cursor.fetchone()[0]
    found: list[CheckMessage] = []
    if server < LEAST_POSTGRES:
        found.append(Error("PostgreSQL 15 or newer is needed.", id="guardianship.E001"))
    if "postgis" in extensions:
        version = tuple(int(part) for part in extensions["postgis"].split(".")[:2])
        if version < LEAST_POSTGIS:
            found.append(Error("PostGIS 3.3 or newer is needed.", id="guardianship.E002"))
    if above_the_rules:
        found.append(
            CheckWarning(
                "The database role passes row-level security, so exact locations of hidden "
                "listings are not kept apart by PostgreSQL.",
                hint="Connect as a role that is neither superuser nor BYPASSRLS.",
                id="guardianship.W001",
            )
        )
    if owns_tables and not settings.ACTS_AS_DATABASE_OWNER:
        found.append(
            CheckWarning(
                "The site connects as the owner of its tables, who can take their guard away.",
                hint="Connect as guardianship_app; DATABASE_OWNER_URL is for migrations "
                "(docs/deploying.md).",
                id="guardianship.W002",
            )
        )
    return found

"""A database with all migrations in it, made once for each state of them, to copy test databases
from: migrating takes twenty seconds, a copy less than one."""

import hashlib
import sys
from contextlib import suppress
from importlib import metadata
from pathlib import Path

from django.apps import apps
from django.core.management import call_command
from django.db import OperationalError, connection
from psycopg import sql

PREFIX = "migrated_"
UNFINISHED = "unfinished_"
HASH_LENGTH = 16
# Those of other branches that somebody works on.
KEPT = 2
# So that only one worker makes it and the others wait.
LOCK = 20_260_901


def template_name() -> str:
    """The name of the database to copy, made when there is none for today's migrations."""
    name = f"{PREFIX}{_state()}"
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        try:
            known = _databases(cursor, PREFIX)
            if name not in known:
                # Who makes one holds the lock: those that are not whole were left by killed runs.
                for old in [*known[:-KEPT], *_databases(cursor, UNFINISHED)]:
                    with suppress(OperationalError):  # somebody copies it at this moment
                        cursor.execute(_order("DROP DATABASE IF EXISTS {}", old))
                _make(cursor, name)
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])
    return name


def is_there(name: str) -> bool:
    """Whether a database of this name exists."""
    with connection._nodb_cursor() as cursor:
        return name in _databases(cursor, name)


def _make(cursor, name: str) -> None:
    """Under another name until it is whole: a run that is killed leaves none that is half made."""
    unfinished = f"{UNFINISHED}{name}"
    cursor.execute(_order("DROP DATABASE IF EXISTS {}", unfinished))
    cursor.execute(_order("CREATE DATABASE {}", unfinished))
    named = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = unfinished
    try:
        call_command("migrate", verbosity=0, interactive=False)
    finally:
        connection.close()
        connection.settings_dict["NAME"] = named
    rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
    cursor.execute(rename.format(sql.Identifier(unfinished), sql.Identifier(name)))


def _databases(cursor, prefix: str) -> list[str]:
    """Oldest first."""
    known = "SELECT datname FROM pg_database WHERE starts_with(datname, %s) ORDER BY oid"
    cursor.execute(known, [prefix])
    return [name for (name,) in cursor.fetchall()]


def _order(what: str, name: str) -> sql.Composed:
    return sql.SQL(what).format(sql.Identifier(name))


def _state() -> str:
    """A hash of every migration of every app, of this Python and of what is installed."""
    state = hashlib.sha256(sys.version.encode())
    for package in sorted(f"{d.name} {d.version}" for d in metadata.distributions()):
        state.update(package.encode())
    for app in sorted(apps.get_app_configs(), key=lambda app: app.label):
        for file in sorted(Path(app.path, "migrations").glob("*.py")):
            state.update(f"{app.label} {file.name}".encode() + file.read_bytes())
    return state.hexdigest()[:HASH_LENGTH]

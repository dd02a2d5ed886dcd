"""Tables as an installation begins: remembered once, put back after every test that commits.

Django empties every table and writes the remembered rows again through models, which takes about
a second; here PostgreSQL keeps the rows beside the tables and only touches those that have any.
"""

from collections.abc import Callable

from django.db import connection, transaction
from django.test import TransactionTestCase
from psycopg import sql

from tests.builders import acting

REMEMBERED = "as_installed"
_TABLES = """
    SELECT c.relname,
           EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND NOT t.tgisinternal)
    FROM pg_class c
    WHERE c.relnamespace = %s::regnamespace AND c.relkind = 'r'
      AND c.relname NOT IN ('spatial_ref_sys', 'django_migrations')
"""
# A table without a page on disk has no rows.
_WITH_PAGES = """
    SELECT relname FROM pg_class
    WHERE relnamespace = %s::regnamespace AND relkind = 'r' AND pg_relation_size(oid) > 0
"""
# Row-level security hides their rows even from whoever may empty them. To empty those without a
# page all the same would take longer than everything else here.
_WALLED = """
    SELECT relname FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relrowsecurity
      AND pg_relation_size(oid) > 0
"""
_COLUMNS = """
    SELECT attname FROM pg_attribute
    WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
"""


def remember(fill: Callable[[], object]) -> None:
    """Keep what the tables hold after ``fill``; what an earlier run left in them goes first."""
    named = sql.Identifier(REMEMBERED)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT to_regnamespace(%s) IS NOT NULL", [REMEMBERED])
        if cursor.fetchone()[0]:
            put_back()
            cursor.execute(sql.SQL("DROP SCHEMA {} CASCADE").format(named))
        fill()
        cursor.execute(sql.SQL("CREATE SCHEMA {}").format(named))
        for table in _filled("public"):
            copy = sql.SQL("CREATE TABLE {} AS TABLE {}")
            cursor.execute(copy.format(sql.Identifier(REMEMBERED, table), _public(table)))


def put_back() -> None:
    """Every table as it was remembered, in one transaction. Numbers drawn from sequences go on."""
    with transaction.atomic(), connection.cursor() as cursor:
        guarded = {table for table, has_triggers in _tables("public") if has_triggers}
        remembered = [table for table, _ in _tables(REMEMBERED)]
        filled = _filled("public")
        for table in guarded & {*filled, *remembered}:
            _triggers(cursor, table, "DISABLE")
        cursor.execute(_WALLED)
        walled = [_public(table) for (table,) in cursor.fetchall()]
        if walled:
            cursor.execute(sql.SQL("TRUNCATE {} CASCADE").format(sql.SQL(", ").join(walled)))
        for table in filled:
            cursor.execute(sql.SQL("DELETE FROM {}").format(_public(table)))
        for table in remembered:
            cursor.execute(_COLUMNS, [f"public.{table}"])
            names = sql.SQL(", ").join(sql.Identifier(name) for (name,) in cursor.fetchall())
            copy = sql.SQL("INSERT INTO {} ({}) OVERRIDING SYSTEM VALUE SELECT {} FROM {}")
            kept = sql.Identifier(REMEMBERED, table)
            cursor.execute(copy.format(_public(table), names, names, kept))
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in guarded & {*filled, *remembered}:
            _triggers(cursor, table, "ENABLE")


def instead_of_flush() -> None:
    """Make every test that commits put back what migrations wrote, and not empty the tables."""
    TransactionTestCase._fixture_setup = classmethod(lambda cls: None)
    TransactionTestCase._fixture_teardown = lambda self: _put_back_as_owner()


def _put_back_as_owner() -> None:
    with acting.as_owner():
        put_back()


def _public(table: str) -> sql.Identifier:
    return sql.Identifier("public", table)


def _triggers(cursor, table: str, what: str) -> None:
    order = sql.SQL("ALTER TABLE {} {} TRIGGER USER")
    cursor.execute(order.format(_public(table), sql.SQL(what)))


def _tables(schema: str) -> list[tuple[str, bool]]:
    with connection.cursor() as cursor:
        cursor.execute(_TABLES, [schema])
        return cursor.fetchall()


def _filled(schema: str) -> list[str]:
    """The tables that have rows."""
    with connection.cursor() as cursor:
        cursor.execute(_WITH_PAGES, [schema])
        with_pages = {table for (table,) in cursor.fetchall()}
    names = [table for table, _ in _tables(schema) if table in with_pages]
    if not names:
        return []
    each = sql.SQL(" UNION ALL ").join(
        sql.SQL("(SELECT {}::text FROM {} LIMIT 1)").format(name, sql.Identifier(schema, name))
        for name in names
    )
    with connection.cursor() as cursor:
        cursor.execute(each)
        return [name for (name,) in cursor.fetchall()]

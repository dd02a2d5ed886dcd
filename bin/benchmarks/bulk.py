"""Many rows into a table at once: COPY, with the table's indexes built afterwards."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import chain
from typing import Any

from django.core.management.color import no_style
from django.db import connection
from django.db.models import Field, Model

CONSTRAINTS = """
    SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint
    WHERE conrelid = %s::regclass AND contype IN ('c', 'f', 'x') ORDER BY oid
"""
INDEXES = """
    SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index
    WHERE indrelid = %s::regclass AND NOT indisprimary
    AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
"""


def copy_rows(model: type[Model], rows: Iterable[Mapping[str, object]]) -> int:
    """COPY ``rows`` (column name to value) into the model's table; returns how many.

    Columns that a row does not name get the field's default; keys are given in every row or in
    none. Nothing is validated but by the database itself.
    """
    remaining = iter(rows)
    first = next(remaining, None)
    if first is None:
        return 0
    fields = [f for f in model._meta.concrete_fields if not f.primary_key or f.column in first]
    defaults = [(field.column, _default(field)) for field in fields]
    columns = [column for column, _ in defaults]
    names = ", ".join(connection.ops.quote_name(column) for column in columns)
    table = connection.ops.quote_name(model._meta.db_table)
    written = 0
    with connection.cursor() as cursor:
        with cursor.cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
            for row in chain([first], remaining):
                copy.write_row([row[c] if c in row else default() for c, default in defaults])
                written += 1
        for statement in connection.ops.sequence_reset_sql(no_style(), [model]):
            cursor.execute(statement)
    return written


def _default(field: Field) -> Callable[[], Any]:
    if field.has_default() and callable(field.default):
        return field.default
    value = field.get_default()
    # COPY writes what PostgreSQL reads: a choice is its value, not its Python name.
    value = getattr(value, "value", value)
    return lambda: value


@contextmanager
def indexes_afterwards(model: type[Model]) -> Iterator[None]:
    """Take constraints and indexes (not the primary key) away, and put them back at the end."""
    table = model._meta.db_table
    connection.check_constraints()  # checks that wait for the end of a transaction hold the table
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        role = cursor.fetchone()[0]
        cursor.execute("SET ROLE NONE")  # tests act as one that owns no table
        cursor.execute(CONSTRAINTS, [table])
        constraints = cursor.fetchall()
        cursor.execute(INDEXES, [table])
        indexes = cursor.fetchall()
        for name, _definition in constraints:
            cursor.execute(f'ALTER TABLE "{table}" DROP CONSTRAINT "{name}"')
        for name, _definition in indexes:
            cursor.execute(f"DROP INDEX {name}")
    yield
    with connection.cursor() as cursor:
        for _name, definition in indexes:
            cursor.execute(definition)
        for name, definition in constraints:
            cursor.execute(f'ALTER TABLE "{table}" ADD CONSTRAINT "{name}" {definition}')
        cursor.execute(f'SET ROLE "{role}"')

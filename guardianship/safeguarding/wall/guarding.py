"""Operations of migrations that put the wall around a table.

``operations = [*guard("harm_harmcount", area_column="area_id")]`` after the table is made.
"""

from django.db.migrations import RunSQL

_GUARD = """
    ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
    ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
    CREATE POLICY walled ON {table} USING ({rule}) WITH CHECK ({rule});
"""
_LET_GO = """
    DROP POLICY walled ON {table};
    ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY;
    ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;
"""
# Asked once for a statement, not for every row.
_IN_AREAS = "(SELECT wall_is_task()) OR {column} = ANY ((SELECT wall_areas())::bigint[])"
_WITH_PARENT = "{column} IN (SELECT id FROM {parent})"


def guard(table: str, *, area_column: str = "area_id") -> list[RunSQL]:
    """Rows of ``table`` are seen and written only in areas of a door that is open."""
    return [_wall(table, _IN_AREAS.format(column=area_column))]


def guard_through(table: str, *, column: str, parent: str) -> list[RunSQL]:
    """Rows of ``table`` are seen and written with the row of ``parent`` (itself guarded) that
    ``column`` names."""
    return [_wall(table, _WITH_PARENT.format(column=column, parent=parent))]


def _wall(table: str, rule: str) -> RunSQL:
    return RunSQL(_GUARD.format(table=table, rule=rule), _LET_GO.format(table=table))

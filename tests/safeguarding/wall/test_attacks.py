"""Ways round the wall that others have found elsewhere: each shows nothing of another area."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction

from gis.models import Area
from guardianship.safeguarding.contexts.models import Context, NextStep
from guardianship.safeguarding.harm.models import HarmCategory, HarmCount, HarmSource, LoadedMonth
from guardianship.safeguarding.wall.doors import as_analyst, open_for_task, opened
from guardianship.safeguarding.wall.grants import ANALYST
from tests.architecture.sources import REPOSITORY
from tests.builders.contexts import Team, build_context, build_team

pytestmark = pytest.mark.django_db
ELSEWHERE = "A kiosk that nobody else knows"


@pytest.fixture
def team() -> Team:
    return build_team()


@pytest.fixture
def theirs(team: Team) -> Context:
    """Another area's context, with a step and 40 burglaries."""
    other = build_team("Otherham")
    context = build_context(other, title=ELSEWHERE)
    with opened(other.first):
        NextStep.objects.create(context=context, says="Ask.", due_on=date(2026, 12, 1))
    count(other.home, 40)
    return context


def count(area: Area, number: int) -> None:
    """So many burglaries in the area."""
    month, source = date(2024, 1, 1), HarmSource.objects.get(code="police-street")
    category = HarmCategory.objects.get(code="burglary")
    with open_for_task("import"):
        loaded = LoadedMonth.objects.create(
            source=source, area_set=area.area_set, month=month, rule="point",
            fingerprint="x", rows=1, counted=1,
        )  # fmt: skip
        HarmCount.objects.create(
            loaded_month=loaded, source=source, area=area, month=month, time_band="unknown",
            category=category, layer=category.layer, raised_by="police", count=number,
        )  # fmt: skip


def asked(sql: str, *values: object) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values or None)
        return cursor.fetchall()


def refused(sql: str, *values: object) -> str:
    """What PostgreSQL says to a statement that it refuses, without numbers."""
    with pytest.raises(DatabaseError) as error, transaction.atomic():
        asked(sql, *values)
    return re.sub(r"\d+", "0", str(error.value))


ROUNDABOUT = [
    "SELECT * FROM contexts_context",
    "TABLE contexts_context",
    "SELECT c.* FROM contexts_nextstep s LEFT JOIN contexts_context c ON c.id = s.context_id",
    "WITH taken AS (DELETE FROM contexts_nextstep RETURNING *) SELECT * FROM taken",
    "WITH taken AS (UPDATE contexts_context SET title = title RETURNING *) SELECT * FROM taken",
    "SELECT * FROM harm_harmcount WHERE 1 / (count - 40) = 1",
    "SELECT * FROM contexts_context WHERE title::int = 1",
    "SELECT * FROM contexts_context TABLESAMPLE SYSTEM (100)",
    "SELECT * FROM harm_for_analysts",
    "SELECT query_to_xml('TABLE contexts_context', true, false, '')::text"
    " WHERE query_to_xml('TABLE contexts_context', true, false, '')::text LIKE '%kiosk%'",
    "SELECT s.* FROM pg_stats s JOIN pg_class c ON c.relname = s.tablename WHERE c.relrowsecurity",
]


@pytest.mark.parametrize("sql", ROUNDABOUT)
@pytest.mark.parametrize("is_open", [True, False], ids=["own area open", "shut"])
def test_no_statement_shows_another_areas_rows(
    team: Team, theirs: Context, sql: str, is_open: bool
) -> None:
    with transaction.atomic():
        if is_open:
            with opened(team.first):
                assert asked(sql) == []
        else:
            assert asked(sql) == []


def test_copies_are_empty(team: Team, theirs: Context) -> None:
    with opened(team.first), connection.cursor() as cursor:
        for what in ("contexts_context", "(SELECT * FROM harm_harmcount)"):
            with cursor.copy(f"COPY {what} TO STDOUT") as copy:
                assert b"".join(copy) == b""
        cursor.execute("CREATE TEMP TABLE taken ON COMMIT DROP AS TABLE contexts_context")
        cursor.execute("SELECT count(*) FROM taken")
        assert cursor.fetchone() == (0,)


def test_files_of_the_server_are_out_of_reach(team: Team) -> None:
    with opened(team.first):
        assert "must be superuser" in refused("COPY contexts_context TO '/taken.csv'")
        assert "must be superuser" in refused("COPY contexts_context TO PROGRAM 'cat'")
        assert "denied" in refused("SELECT pg_read_file('postgresql.conf')")
        assert "denied" in refused("CREATE MATERIALIZED VIEW taken AS TABLE contexts_context")
        assert "must be owner" in refused("ALTER TABLE contexts_context DISABLE ROW LEVEL SECURITY")
        assert "must be owner" in refused("DROP POLICY walled ON contexts_context")
        with transaction.atomic():
            asked("SELECT set_config('row_security', 'off', true)")
            assert "row-level security" in refused("TABLE contexts_context")
            asked("SELECT set_config('row_security', 'on', true)")


def test_views_ask_as_who_reads(team: Team) -> None:
    ours = """SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace
        AND c.relkind IN ('v', 'm') AND NOT coalesce('security_invoker=true' = ANY (c.reloptions),
        false) AND EXISTS (SELECT FROM pg_rewrite r JOIN pg_depend d ON d.objid = r.oid
        JOIN pg_class t ON t.oid = d.refobjid WHERE r.ev_class = c.oid AND t.relrowsecurity)"""
    assert asked(ours) == []


def test_a_hidden_parent_and_none_at_all_are_refused_alike(team: Team, theirs: Context) -> None:
    sql = (
        "INSERT INTO contexts_partner (context_id, organisation_id, since)"
        " VALUES (%s, %s, now()::date)"
    )
    with opened(team.first):
        hidden = refused(sql, theirs.pk, theirs.lead_id)
        missing = refused(sql, 2_000_000_000, theirs.lead_id)
    assert hidden == missing
    assert "row-level security" in hidden


def test_errors_hold_no_words_of_a_hidden_row(team: Team, theirs: Context) -> None:
    ours = build_context(team)
    with opened(team.first):
        said = refused("UPDATE contexts_context SET uid = %s WHERE id = %s", theirs.uid, ours.pk)
        said += refused("UPDATE contexts_context SET home_id = %s", theirs.home_id)
        plan = str(asked("EXPLAIN (VERBOSE) SELECT * FROM contexts_context"))
    assert "kiosk" not in said + plan


def test_a_connection_that_is_used_again_is_shut(team: Team, theirs: Context) -> None:
    context = build_context(team)
    assert team.client().get(f"/casework/contexts/{context.uid}/").status_code == 200
    names = ("casework", "person", "areas", "purpose")
    sql = ", ".join(f"coalesce(current_setting('guardianship.{name}', true), '')" for name in names)
    assert asked(f"SELECT {sql}") == [("", "", "", "")]
    assert asked("SELECT id FROM contexts_context") == []


def test_only_the_doors_name_the_settings() -> None:
    named = re.compile(r"guardianship\.(casework|person|areas|purpose)\b['\"]")
    files = [
        *Path(REPOSITORY).glob("guardianship/**/*.py"),
        *Path(REPOSITORY).glob("places/**/*.py"),
    ]
    found = {
        file.relative_to(REPOSITORY).as_posix()
        for file in files
        if "migrations" not in file.parts and named.search(file.read_text("utf-8"))
    }
    assert found == {"guardianship/safeguarding/wall/doors.py"}


def test_the_analysts_role_reads_its_views_and_nothing_else() -> None:
    readable = "SELECT relname FROM pg_class c WHERE relnamespace = 'public'::regnamespace"
    of_ours = " AND relkind IN ('r', 'v', 'm', 'p') AND relowner <> 'postgres'::regrole"
    views = asked(f"{readable}{of_ours} AND has_table_privilege(%s, c.oid, 'SELECT')", ANALYST)
    assert ("harm_for_analysts",) in views
    assert all(name.endswith("_for_analysts") for (name,) in views)
    writes = "INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER"
    sql = f"{readable}{of_ours} AND has_table_privilege(%s, c.oid, %s)"
    assert asked(sql, ANALYST, writes) == []
    uses = "SELECT relname FROM pg_class WHERE CASE WHEN relkind = 'S' THEN has_sequence_privilege("
    assert asked(uses + "%s, oid, 'USAGE, SELECT, UPDATE') ELSE false END", ANALYST) == []


def test_analysts_see_no_statement_of_others(team: Team) -> None:
    with opened(team.first), as_analyst():
        seen = asked("SELECT query FROM pg_stat_activity WHERE usename = current_user")
        assert seen == []
        others = asked("SELECT DISTINCT query FROM pg_stat_activity WHERE pid <> pg_backend_pid()")
    assert all(query in ("<insufficient privilege>", "", None) for (query,) in others)

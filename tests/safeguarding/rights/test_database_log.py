"""The private cluster's own log keeps nothing of a row or a statement that PostgreSQL refused."""

import warnings
from pathlib import Path

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction

from guardianship.safeguarding.contexts.models import Response
from guardianship.safeguarding.wall.doors import opened
from tests.architecture.sources import REPOSITORY
from tests.architecture.test_containers import SERVICES, words
from tests.builders.contexts import build_context, build_team

pytestmark = pytest.mark.django_db
PLANTED = "Planted Xanthippe of Quillfeather Row"


@pytest.fixture
def log() -> Path:
    """The log of the cluster that this test is connected to."""
    path = Path(connection.settings_dict["HOST"]).parent / "data" / "server.log"
    if not path.exists():
        warnings.warn(f"{path.name} of the database is not here: not looked at", stacklevel=1)
        pytest.skip("the database keeps its log elsewhere")
    return path


def test_a_refused_row_of_a_case_is_not_in_it(log: Path) -> None:
    team = build_team()
    context, before = build_context(team), log.stat().st_size
    row = Response(context=context, kind="support", says=PLANTED, aim=PLANTED, level="one")
    with opened(team.first):
        with pytest.raises(DatabaseError, match="response_counts"), transaction.atomic():
            Response.objects.bulk_create([row])
        for bad in ("SELECT %s::bigint", "SELECT * FROM nowhere WHERE x = %s"):
            with (
                pytest.raises(DatabaseError),
                transaction.atomic(),
                connection.cursor() as cursor,
            ):
                cursor.execute(bad, [PLANTED])
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(dbname="no-such-database-here", host=connection.settings_dict["HOST"],
                        user=connection.settings_dict["USER"]).close()  # fmt: skip
    with log.open("rb") as file:
        file.seek(before)
        written = file.read().decode(errors="replace")
    assert "no-such-database-here" in written
    for word in ("Xanthippe", "Quillfeather"):
        assert word not in written


def test_containers_log_as_little() -> None:
    ours = (REPOSITORY / "bin/lib/postgresql.conf").read_text("utf-8")
    command = words(SERVICES["db"]["command"])
    for line in ours.splitlines():
        name, _is, value = line.partition(" = ")
        if name in ("log_min_messages", "log_min_error_statement", "log_error_verbosity"):
            assert f"-c {name}={value}" in command
    assert "log_min_messages = log" in ours

"""Whatever a record holds, reading it ends in candidates, in a refusal or left out: no error."""

import json
from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from gis.packs.refusals import FileRefused, RowRefused
from gis.packs.report import FileReport
from places.importers.candidate import Candidate
from places.importers.open_referral.pages import page_of
from places.importers.open_referral.reading import plain, read_json
from places.importers.open_referral.services import LeftOut, Services, Wanted, identity
from places.models import Organisation
from tests.places.open_referral_import.feeds import a_service, an_old_service, import_feed

pytestmark = pytest.mark.django_db
TEXTS = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        [
            *("", " ", "\x00", "\ud800", "NaN", "<b", "&#x0;", "<script>", "=1+1", "0", "-1"),
            *("2026-02-30", "31/02/2026", "9999-12-31", "25:00", "24:00", "00:00", "23:59"),
            *("WEEKLY", "MONTHLY", "MO", "99XX", "1e999", "१२", "\u202e", "XQ1 1AA"),
        ]
    ),
)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | TEXTS
    | st.floats()
    | st.integers(min_value=-(10**20), max_value=10**20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "name", "type"]), inner)
    ),
    max_leaves=6,
)


def paths(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to each member inside a record."""
    found = [path] if path else []
    parts = value.items() if isinstance(value, dict) else ()
    parts = enumerate(value) if isinstance(value, list) else parts
    for key, inner in parts:
        found += paths(inner, (*path, key))
    return found


def full() -> list[dict[str, Any]]:
    """Records in which every member that we read says something."""
    patch = json.dumps({"type": "Polygon", "coordinates": [[[0, 51], [1, 51], [1, 52], [0, 51]]]})
    ours = {
        "repeat": "weekly",
        "day": "friday",
        "opens_at": "18:00",
        "closes_at": "21:00",
        "on_bank_holidays": "closed",
        "interval_weeks": 1,
        "valid_from": "2026-01-01",
    }
    exception = {"kind": "closed", "valid_from": "2026-01-01", "valid_to": "2026-01-02"}
    holiday = {"closed": True, "start_date": "2026-12-25", "end_date": "2026-12-26"}
    return [
        a_service(x_sessions=[ours], x_exceptions=[exception], x_kind="youth_provision"),
        a_service(service_areas=[{"id": "1", "extent": patch}], x_kind="detached_youth_work"),
        a_service(languages=[{"code": "cy"}], attributes=[{"taxonomy_term": {"name": "x"}}]),
        an_old_service(holiday_schedules=[holiday], service_taxonomys=[{"taxonomy": {"id": "1"}}]),
    ]


RECORDS = full()


def read(record: dict[str, Any]) -> None:
    """Read a record as an import does; all that may happen is what a report can tell."""
    source, _made = Organisation.objects.get_or_create(name="Source")
    services = Services(source, Wanted("ordinary_place"), FileReport("t", "f"), date(2026, 3, 10))
    try:
        kept = plain(json.loads(json.dumps(record)))
        source_id, _note = identity(kept)
        with transaction.atomic():
            found = services.candidates(kept, source_id, 1)
    except (RowRefused, LeftOut):
        return
    for candidate in found:
        assert isinstance(candidate, Candidate)
        assert candidate.fingerprint(False)
        json.dumps(kept).encode()


@settings(max_examples=200)
@given(st.data())
def test_any_member_may_be_anything(data):
    record = json.loads(json.dumps(data.draw(st.sampled_from(RECORDS))))
    for _change in range(data.draw(st.integers(1, 3))):
        path = data.draw(st.sampled_from(paths(record)))
        inner: Any = record
        for key in path[:-1]:
            inner = inner[key]
        inner[path[-1]] = data.draw(VALUES)
    read(record)


@settings(max_examples=100)
@given(st.dictionaries(st.sampled_from(sorted({k for r in RECORDS for k in r})), VALUES))
def test_any_object_may_be_a_record(record):
    read(record)


@settings(max_examples=150)
@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda t: t.encode("utf-8", "replace")))
def test_any_bytes_may_be_an_answer(body):
    with suppress(FileRefused):
        assert page_of(read_json(body), 1).number == 1


def test_the_register_takes_what_was_read(tmp_path):
    """Odd values all the way into PostgreSQL: none of them stops the others."""
    odd = [
        a_service("NUL\x00", description="\ud800\x00<b"),
        a_service("Deep", x=json.loads("[" * 60 + "]" * 60)),
        a_service("Wide", x=list(range(5_000))),
        a_service("Big", minimum_age=10**30, maximum_age="1e3"),
        a_service("Long", description="x" * 100_000, email="a@" + "b" * 300 + ".example"),
        a_service("Sound"),
    ]
    done = import_feed(tmp_path, odd)

    assert done.error == ""
    assert (done.file["added"], done.file["refused"]) == (4, 2)

"""Names, numbers and postcodes planted in every form of casework are found nowhere afterwards."""

from __future__ import annotations

import logging
import re
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import product
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from django.conf import settings
from django.core import mail
from django.db import connection
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from guardianship.accounts.roles import Role
from guardianship.safeguarding.contexts.parts import OF_A_CONTEXT, OF_AN_AREA
from guardianship.safeguarding.wall.doors import open_for_task
from tests.builders.answers import build_disclosure
from tests.builders.contexts import Team, build_context, build_team
from tests.builders.duties import build_duty
from tests.builders.people import StaysIn, build_person, enter

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 10, 8, 12, 0, tzinfo=UTC)
PLANTED = {
    "name": "Jordan Okonkwo",
    "family": "Okonkwo",
    "phone": "07700 900417",
    "postcode": "NP20 9QZ",
    "e-mail": "planted.person@example.org",
    "born": "17/03/2011",
    "plate": "QX61 PLT",
}
WORDS = "We met {name}, {phone}, {e-mail}, born {born}, of {postcode}, in {plate}.".format(
    **PLANTED
)
# The smallest number of forms that the walk must find, so that it cannot pass by finding none.
FORMS_AT_LEAST = 4


@pytest.fixture
def team(freeze: Callable) -> Team:
    freeze(NOW)
    return build_team()


def addresses(known: dict[str, list[str]]) -> Iterator[str]:
    """Every page below /casework/, with each value that is known for its arguments."""
    for name, arguments in _walk(get_resolver(), "", ()):
        for values in product(*(known.get(each, ["x"]) for each in arguments)):
            try:
                address = reverse(name, args=values)
            except NoReverseMatch:
                continue
            if address.startswith("/casework/"):
                yield address


def _walk(
    resolver: URLResolver, space: str, before: tuple[str, ...]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    for pattern in resolver.url_patterns:
        arguments = (*before, *re.findall(r"<(?:\w+:)?(\w+)>", str(pattern.pattern)))
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _walk(pattern, inner, arguments)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield f"{space}{pattern.name}", arguments


def planted_into(page: bytes) -> Iterator[dict[str, list[str]]]:
    """For each form that is sent: every box of words filled with people, every choice made."""
    for form in BeautifulSoup(page, "html.parser").find_all("form"):
        if str(form.get("method", "get")).lower() != "post":
            continue
        sent: dict[str, list[str]] = {}
        for field in form.find_all(["input", "textarea", "select", "button"]):
            name = field.get("name")
            if name and name != "csrfmiddlewaretoken":
                _fill(field, sent.setdefault(str(name), []))
        if any(WORDS in values for values in sent.values()):
            yield sent
            # Again with the button that takes the words out and keeps the rest.
            yield sent | {"take_out": ["on"]}
            # And as the script does that keeps a draft.
            yield sent | {"do": ["keep"]}


def _fill(field: Tag, values: list[str]) -> None:
    kind = field.get("type", "text")
    if field.name == "select":
        values += [option.get("value", "") for option in field.find_all("option")][-1:]
    elif field.name == "textarea" or (field.name == "input" and kind in ("text", "search")):
        values.append(WORDS)
    elif kind == "checkbox" or (kind == "radio" and not values):
        values.append(field.get("value", "on"))
    elif kind in ("hidden", "submit"):
        values.append(field.get("value", ""))
    elif kind == "number":
        values.append("7")
    elif kind == "date":
        values.append("2026-10-07")


def everything_in_the_database() -> str:
    """Each row of each table as text; walled ones too."""
    found = []
    with open_for_task("release"), connection.cursor() as cursor:
        cursor.execute(
            "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public'"
            " AND tablename <> 'spatial_ref_sys'"
        )
        for (table,) in cursor.fetchall():
            cursor.execute(f"SELECT string_agg(t::text, E'\\n') FROM {table} t")  # noqa: S608
            found.append(cursor.fetchone()[0] or "")
    return "\n".join(found)


def changed_files(folder: Path, since: float) -> str:
    """The text of every file below ``folder`` that was written after a moment."""
    texts = []
    for path in folder.rglob("*") if folder.exists() else ():
        try:
            if path.is_file() and path.stat().st_mtime >= since and path.stat().st_size < 10**6:
                texts.append(path.read_bytes().decode("utf-8", "replace"))
        except OSError:
            continue
    return "\n".join(texts)


def test_nothing_that_was_planted_is_found(
    team: Team, caplog: pytest.LogCaptureFixture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    settings_media = Path(settings.MEDIA_ROOT)
    context = build_context(team)
    lead = build_person(Role.SAFEGUARDING_LEAD)
    build_duty(lead, team.home)
    asked = build_disclosure(team.first, team.home)
    parts = [part.name for part in (*OF_A_CONTEXT, *OF_AN_AREA)]
    known = {"uid": [str(context.uid)], "part": parts, "number": [str(asked.pk)]}
    forms = 0
    with caplog.at_level(logging.DEBUG):
        for person in (team.first, lead):
            client = enter(StaysIn(), person)
            for address in addresses(known):
                page = client.get(address)
                if page.status_code != 200 or b"<form" not in page.content:
                    continue
                for sent in planted_into(page.content):
                    forms += 1
                    client.post(address, sent)
    assert forms >= FORMS_AT_LEAST
    kept = {
        "database": everything_in_the_database(),
        "logs": caplog.text,
        "mail": "\n".join(str(message.message()) for message in mail.outbox),
        "media": changed_files(settings_media, NOW.timestamp()),
        "temporary files": changed_files(tmp_path, 0),
    }
    for where, text in kept.items():
        for what, words in PLANTED.items():
            assert words.lower() not in text.lower(), f"{what} in {where}"
            assert words.replace(" ", "").lower() not in text.replace(" ", "").lower(), where


def test_the_search_finds_what_is_there(team: Team) -> None:
    """So that finding nothing means something: a title is found by the same search."""
    build_context(team, title="Underpass by the market")
    assert "Underpass by the market" in everything_in_the_database()

"""Names, numbers and postcodes planted in every form of casework are found nowhere afterwards."""

from __future__ import annotations

import logging
import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from dataclasses import field as made
from datetime import UTC, datetime
from itertools import product
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core import mail
from django.db import connection, models
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from guardianship.accounts.roles import Role
from guardianship.lib.later import LaterPage
from guardianship.safeguarding.contexts.models import Context, Perspective, SafetyFactor
from guardianship.safeguarding.contexts.parts import OF_A_CONTEXT, OF_AN_AREA
from guardianship.safeguarding.freetext.fields import SafeTextField
from guardianship.safeguarding.wall.doors import open_for_task, opened
from guardianship.safeguarding.wall.enums import DutyRole
from tests.builders.answers import build_disclosure
from tests.builders.contexts import Team, build_context, build_team
from tests.builders.duties import build_duty
from tests.builders.listings import published_listing
from tests.builders.people import StaysIn, build_person, enter
from tests.safeguarding.harm.test_nothing_of_a_sent_file_stays import written_since

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
OURS = "guardianship.safeguarding."
# Pages to which files are sent: what is in those is looked for in tests of their own.
TAKE_FILES = {"harm:upload"}
# Pages with forms that take words. Another form with words fails the test until it stands here.
HAVE_WORDS = {
    "contexts:about",
    "contexts:add",
    "contexts:add_of_area",
    "contexts:begin",
    "contexts:close",
    "contexts:record",
    "contexts:record_of_area",
    "rights:ask",
    "rights:disclosure",
}
# They ask for a code, or have a box that people do not see and machines fill.
TAKE_NO_WORDS = {"how_safe:here", "how_safe:somewhere", "how_safe:take_back", "told:once"}
# Codes and names that are on lists of ours, hashes, reasons from a closed list, and drafts, which
# are masked one answer at a time.
HOLD_NO_WORDS = {
    "casework.Draft.answers",
    "casework.Draft.form",
    "harm.HarmCategory.code",
    "harm.HarmCategory.name",
    "harm.HarmCategory.words",
    "harm.HarmCount.time_band",
    "harm.HarmSource.bias_note",
    "harm.HarmSource.code",
    "harm.HarmSource.licence",
    "harm.HarmSource.name",
    "harm.ImportReport.left_out",
    "harm.LoadedMonth.fingerprint",
    "harm.LoadedMonth.left_out",
    "harm.LoadedMonth.publisher",
    "harm.TimeProfile.address",
    "harm.TimeProfile.cases",
    "harm.TimeProfile.code",
    "harm.TimeProfile.licence",
    "harm.TimeProfile.name",
    "harm.TimeProfile.of_whom",
    "harm.TimeProfile.source",
    "rights.AccessNote.page",
    "rights.Disclosure.code_hash",
    "safety_mapping.SingleAnswer.code_hash",
    "wall.AreaDuty.purpose",
}
DECIDED = "rights:disclosure"
OK, NO_CONTENT, FOUND, SEE_OTHER, FORBIDDEN = 200, 204, 302, 303, 403
# Parts of which a record is there to be changed.
RECORDED = ["perspective", "safety"]


@pytest.fixture
def team(freeze: Callable) -> Team:
    freeze(NOW)
    return build_team()


def addresses(known: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    """Name and address of every page of ours, with each value that is known for its arguments."""
    for name, arguments in sorted(set(_walk(get_resolver(), "", ()))):
        unknown = set(arguments) - set(known)
        assert not unknown, f"{name} needs a sample of {unknown}, else its forms are passed over"
        found = []
        samples = {**known, "part": RECORDED} if "record_key" in arguments else known
        if name == "contexts:close":
            samples = {"uid": known["open"]}
        for values in product(*(samples[each] for each in arguments)):
            with suppress(NoReverseMatch):
                found.append((name, reverse(name, args=values)))
        assert found, f"no sample fits {name}"
        yield from found


def _walk(
    resolver: URLResolver, space: str, before: tuple[str, ...]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    for pattern in resolver.url_patterns:
        arguments = (*before, *re.findall(r"<(?:\w+:)?(\w+)>", str(pattern.pattern)))
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _walk(pattern, inner, arguments)
        elif isinstance(pattern, URLPattern) and _module_of(pattern.callback).startswith(OURS):
            yield f"{space}{pattern.name}", arguments


def _module_of(view: Callable[..., object]) -> str:
    """Where a view is written; one that is imported late says so by its path."""
    inner = getattr(view, "__wrapped__", view)
    if isinstance(inner, LaterPage):
        return inner.path
    return getattr(view, "view_class", view).__module__


def planted_into(page: bytes) -> Iterator[dict[str, list[str]]]:
    """For each form that is sent: every box of words filled with people, every choice made."""
    for form in BeautifulSoup(page, "html.parser").find_all("form"):
        if str(form.get("method", "get")).lower() != "post":
            continue
        if form.find("input", type="file"):
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


def recorded(team: Team, context: Context) -> list[str]:
    """The keys of a record of each of the parts of which one can be changed here."""
    said = {"says": "The kiosk stays open late."}
    with opened(team.first):
        view = Perspective.objects.create(
            context=context, whose="young_people", role="group", **said
        )
        factor = SafetyFactor.objects.create(
            home=team.home, kind="people", raised_by="young_people", strength="some", **said
        )
    return [str(view.key), str(factor.key)]


def everything_in_sessions() -> str:
    """What is kept for people between two pages; the table holds it in letters of its own."""
    return "\n".join(str(each.get_decoded()) for each in Session.objects.all())


@dataclass
class Walk:
    """What came of each form with words: how it was answered, by the name of its page."""

    answered: dict[str, set[int]] = made(default_factory=dict)
    take_files: set[str] = made(default_factory=set)
    done: set[str] = made(default_factory=set)

    def take(self, client: StaysIn, name: str, address: str) -> None:
        """Send the forms of a page; whom it does not let in leaves it to the next."""
        page = client.get(address, {"next": WORDS, "q": WORDS})
        if page.status_code == FORBIDDEN:
            return
        forms = list(planted_into(page.content)) if page.status_code == OK else []
        if forms or page.status_code != OK:
            self.done.add(address)
        if b'type="file"' in page.content:
            self.take_files.add(name)
        for sent in forms:
            answer = client.post(address, sent)
            self.answered.setdefault(address, set()).add(answer.status_code)


def test_nothing_that_was_planted_is_found(
    team: Team, caplog: pytest.LogCaptureFixture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    log = Path(connection.settings_dict["HOST"]).parent / "data" / "server.log"
    log_before = log.stat().st_size if log.exists() else 0
    context = build_context(team)
    lead = build_person(Role.SAFEGUARDING_LEAD)
    build_duty(lead, team.home, DutyRole.LEAD)
    known = {
        "uid": [str(context.uid)],
        "open": [str(build_context(team, state="open").uid)],
        "part": [part.name for part in (*OF_A_CONTEXT, *OF_AN_AREA)],
        "record_key": recorded(team, context),
        "number": [str(build_disclosure(team.first, team.home).pk)],
        "duty": ["1"],
        "source": ["police-street"],
        "slug": [published_listing().slug],
    }
    walk, everywhere = Walk(), list(addresses(known))
    people = [team.first, lead, build_person(Role.ANALYST), build_person(Role.ADMINISTRATOR)]
    with caplog.at_level(logging.DEBUG):
        for person in people:
            client = enter(StaysIn(), person)
            for name, address in everywhere:
                if address not in walk.done:
                    walk.take(client, name, address)
    # The page of a disclosure shows what was decided in its answer, once.
    taken = {SEE_OTHER, FOUND, NO_CONTENT}
    refusing = {a for a, statuses in walk.answered.items() if not statuses & taken}
    assert {name for name, a in everywhere if a in refusing} == TAKE_NO_WORDS | {DECIDED}
    assert OK in walk.answered[reverse(DECIDED, args=known["number"])]
    assert {name for name, a in everywhere if a in walk.answered} == HAVE_WORDS | TAKE_NO_WORDS
    assert walk.take_files == TAKE_FILES
    kept = {
        "database": everything_in_the_database(),
        "sessions": everything_in_sessions(),
        "logs": caplog.text,
        "PostgreSQL's log": written_since(log, log_before),
        "mail": "\n".join(str(message.message()) for message in mail.outbox),
        "media": changed_files(Path(settings.MEDIA_ROOT), NOW.timestamp()),
        "temporary files": changed_files(tmp_path, 0),
    }
    for where, text in kept.items():
        for what, words in PLANTED.items():
            assert words.lower() not in text.lower(), f"{what} in {where}"
            assert words.replace(" ", "").lower() not in text.replace(" ", "").lower(), where


def test_words_are_masked_in_each_column_that_holds_any() -> None:
    """Whatever form writes them: other columns of text hold what is not anybody's words."""
    columns = {
        f"{model._meta.label}.{column.name}"
        for model in apps.get_models()
        if model.__module__.startswith(OURS)
        for column in model._meta.concrete_fields
        if isinstance(column, (models.CharField, models.TextField, models.JSONField))
        and not isinstance(column, SafeTextField)
        and not column.choices
    }
    assert columns == HOLD_NO_WORDS


def test_the_search_finds_what_is_there(team: Team) -> None:
    """So that finding nothing means something: a title is found by the same search."""
    build_context(team, title="Underpass by the market")
    assert "Underpass by the market" in everything_in_the_database()

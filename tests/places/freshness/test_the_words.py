"""What a mail says: sessions in words, both parts, both languages, headers, and nothing hostile."""

import ast
import re
import subprocess
from datetime import date
from email.message import EmailMessage as Parsed
from pathlib import Path

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.test import Client
from django.utils.translation import trans_real
from django.utils.translation.template import templatize

from guardianship.accounts.models import User
from places.enums import HoldReason
from places.freshness.refusing import choose_language
from places.holds import hold
from places.models import Membership
from tests.architecture.sources import REPOSITORY
from tests.builders.places import a_listing, closed_on
from tests.places.freshness.world import LINK, OWNER, STOP, World

pytestmark = pytest.mark.django_db
CATALOGUE = REPOSITORY / "places/freshness/locale/cy/LC_MESSAGES/django.po"
MONTHLY_DAY, SEASON_DAY = date(2027, 1, 22), date(2027, 1, 29)


def parts(message: EmailMultiAlternatives) -> tuple[str, str]:
    """Plain text and HTML."""
    [(html, kind)] = message.alternatives
    assert kind == "text/html"
    return message.body, html


def test_a_month(world: World) -> None:
    [message] = world.night_and_morning(MONTHLY_DAY)
    text, html = parts(message)
    for part in (text, html):
        assert "This is what young people read about Eastmoor Youth. Is it still right?" in part
        assert "Fri 7pm–9pm in term time" in part
        assert "Sat 10am–midday" in part
        assert "Last confirmed on 1 January 2027." in part
        assert "until Friday 5 February" in part
        assert "not sure – ring first” after 90." in part
    for word in ("Still right", "Change", "Not running"):
        assert html.count(f">{word}<") == 2
    links = re.findall(r'href="([^"#]+)', html)
    assert {link.split("/")[3] for link in links} - {"portal"} == {"still-right", "e-mails"}
    assert "<img" not in html
    assert "<script" not in html


def test_a_holiday_names_the_days_and_what_is_known_of_them(world: World) -> None:
    world.club.exceptions = [closed_on(date(2027, 2, 10)), closed_on(date(2027, 3, 1))]
    world.club.save()
    [message] = world.night_and_morning(SEASON_DAY)
    assert (
        message.subject == "School holidays from Saturday 6 February: what changes? Eastmoor Youth"
    )
    for part in parts(message):
        assert "School holidays: Saturday 6 February to Sunday 14 February." in part
        assert "Wednesday 10 February: closed" in part
        assert "1 March" not in part


STAGES = {
    "check first": (date(2027, 3, 3), "Young people read: check first."),
    "not sure": (date(2027, 4, 2), "Young people read: not sure – ring first."),
    "last call": (date(2027, 6, 17), "Young people no longer see it from Thursday 1 July."),
    "unlisted": (date(2027, 7, 1), "Young people no longer see it. It comes back when you say"),
}


@pytest.mark.parametrize(("day", "said"), STAGES.values(), ids=STAGES.keys())
def test_each_stage_says_what_young_people_are_told(
    client: Client, world: World, day: date, said: str
) -> None:
    [message] = world.night_and_morning(day)
    for part in parts(message):
        assert said in part
    assert said in client.get(LINK.search(message.body)[1]).content.decode()


def test_welsh_by_the_organisations_choice(world: World) -> None:
    choose_language(world.organisation, "cy")
    [message] = world.night_and_morning(MONTHLY_DAY)
    assert message.subject == "Ydy hyn yn dal yn gywir? Ieuenctid Eastmoor"
    text, html = parts(message)
    assert '<html lang="cy">' in html
    assert "Clwb" in text
    assert LINK.search(text)[1].startswith("/cy/still-right/")
    english = {"the", "you", "and", "right", "with", "people", "listing", "nobody"}
    assert (
        english & set(re.findall(r"[a-zâêîôûŵŷ]+", re.sub(r"http\S+", "", text).lower())) == set()
    )


def test_every_word_is_in_welsh() -> None:
    known = set(re.findall(r'^msgid "(.+)"$', CATALOGUE.read_text("utf-8"), re.M))
    main = REPOSITORY / "guardianship/locale/cy/LC_MESSAGES/django.po"
    known |= set(re.findall(r'^msgid "(.+)"$', main.read_text("utf-8"), re.M))
    wanted = {*marked_in_python(), *marked_in_templates()}
    assert len(wanted) > 50
    assert sorted(wanted - known) == []


def marked_in_python() -> list[str]:
    found = []
    for name in ("lines.py", "letters.py"):
        path = REPOSITORY / "places/freshness" / name
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "_":
                found.append(node.args[0].value)
    return found


def marked_in_templates() -> list[str]:
    quoted = re.compile(r"gettext\(u?(?:'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\")")
    root = REPOSITORY / "templates"
    files: list[Path] = [*(root / "email").glob("*"), *(root / "places/freshness").glob("*.html")]
    return [
        one or other
        for path in files
        for one, other in quoted.findall(templatize(path.read_text("utf-8")))
    ]


def test_headers_let_mail_programs_stop_it_with_one_click(world: World) -> None:
    [message] = world.night_and_morning(MONTHLY_DAY)
    parsed: Parsed = message.message()
    stop = parsed["List-Unsubscribe"]
    assert re.fullmatch(r"<http://127\.0\.0\.1:8000/e-mails/\S+/>", stop)
    assert parsed["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert parsed["Auto-Submitted"] == "auto-generated"
    assert parsed["Message-ID"].endswith("@127.0.0.1>")
    assert STOP.search(message.body)[1] in stop
    assert parsed.get_content_type() == "multipart/alternative"


HOSTILE = "Club\r\nBcc: all@example.org <script>alert(1)</script> & “quotes”"


def test_hostile_names_stay_words(world: World) -> None:
    for row in (world.organisation, world.club):
        type(row).objects.filter(pk=row.pk).update(name=HOSTILE)
    [message] = world.night_and_morning(MONTHLY_DAY)
    assert "\n" not in message.subject
    assert message.recipients() == [OWNER]
    parsed = message.message()
    assert parsed["Bcc"] is None
    _text, html = parts(message)
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_a_concern_is_not_in_the_mail(world: World) -> None:
    hold(world.club, HoldReason.CONCERN)
    [message] = world.night_and_morning(MONTHLY_DAY)
    text, _html = parts(message)
    assert "Friday Club" in text
    assert "concern" not in text.lower()


def test_what_is_not_running_is_not_asked_about(world: World) -> None:
    hold(world.club, HoldReason.WITHDRAWN)
    [message] = world.night_and_morning(MONTHLY_DAY)
    assert "Friday Club" not in message.body
    assert "Boxing Gym" in message.body


WHO = {
    "owners before editors": (["owner", "editor"], "office@example.org", ["owner0@example.org"]),
    "editors where nobody owns": (["editor"], "office@example.org", ["editor0@example.org"]),
    "its own address where nobody has an account": (
        [],
        "office@example.org",
        ["office@example.org"],
    ),
    "nobody": ([], "", []),
    "two owners": (["owner", "owner"], "", ["owner0@example.org", "owner1@example.org"]),
}


@pytest.mark.parametrize(("roles", "email", "expected"), WHO.values(), ids=WHO.keys())
def test_who_is_written_to(world: World, roles: list, email: str, expected: list) -> None:
    organisation = world.organisation
    Membership.objects.all().delete()
    type(organisation).objects.update(email=email)
    for number, role in enumerate(roles):
        user = User.objects.create_user(f"{role}{number}@example.org")
        Membership.objects.create(organisation=organisation, user=user, role=role)
    world.night_and_morning(MONTHLY_DAY)
    assert sorted(message.to[0] for message in mail.outbox) == expected


def test_published_sources_are_not_asked(world: World) -> None:
    type(world.organisation).objects.update(type="source")
    assert world.night_and_morning(MONTHLY_DAY) == []


def test_long_lists_are_counted(world: World) -> None:
    for number in range(45):
        a_listing(f"Club {number:02}", organisation=world.organisation, at_m=None)
    [message] = world.night_and_morning(MONTHLY_DAY)
    assert "and 7 more" in message.body


@pytest.fixture(scope="module", autouse=True)
def compiled_catalogue() -> None:
    """As ``bin/test`` compiles it."""
    compiled = CATALOGUE.with_suffix(".mo")
    if not compiled.exists() or compiled.stat().st_mtime < CATALOGUE.stat().st_mtime:
        command = ["msgfmt", "--check-format", "--output-file", str(compiled), str(CATALOGUE)]
        subprocess.run(command, check=True)
        trans_real._translations.clear()

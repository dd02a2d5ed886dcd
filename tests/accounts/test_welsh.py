"""Signing in is in Welsh too: every word of its pages, forms and mails."""

import ast
import gettext
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core import mail
from django.test import Client
from django.utils.translation.template import templatize

from guardianship.accounts import inviting
from guardianship.accounts.roles import Role
from tests.accounts.signing import EMAIL
from tests.architecture.sources import REPOSITORY
from tests.builders.people import build_person, signed_in

CATALOGUE = REPOSITORY / "guardianship/locale/cy/LC_MESSAGES/django.mo"
# Parts of the editors' site, which is in English.
EDITORS = ("people_admin.py", "people_app.py", "people_forms.py", "people.py")
FOLDERS = ("account", "mfa")
MARKS = {"_", "gettext", "gettext_lazy", "ngettext"}
QUOTED = r"""(?:u?'((?:[^'\\]|\\.)*)'|u?"((?:[^"\\]|\\.)*)")"""
IN_TEMPLATE = re.compile(rf"\b(?:n?gettext|_)\(\s*{QUOTED}")
GIVEAWAYS = {"the", "you", "your", "and", "with", "for", "password", "code", "sign", "this"}


def marked_in_python() -> Iterator[str]:
    """First argument of each marked call; joined strings are one."""
    for path in sorted((REPOSITORY / "guardianship/accounts").rglob("*.py")):
        if path.name in EDITORS or "migrations" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in MARKS:
                first = node.args[0]
                if isinstance(first, ast.Constant):
                    yield first.value


def templates() -> list[Path]:
    """Pages and mails of signing in."""
    root = REPOSITORY / "templates"
    found = [p for name in FOLDERS for p in (root / name).rglob("*") if p.is_file()]
    return sorted([*found, root / "429.html"])


def marked_in_templates() -> Iterator[str]:
    """What the translation tags of a template hold."""
    for path in templates():
        for found in IN_TEMPLATE.finditer(templatize(path.read_text("utf-8"))):
            yield found[1] if found[1] is not None else found[2]


def test_every_message_is_translated() -> None:
    with CATALOGUE.open("rb") as compiled:
        known = gettext.GNUTranslations(compiled)._catalog
    wanted = {*marked_in_python(), *marked_in_templates()}
    assert len(wanted) > 150
    have = {key if isinstance(key, str) else key[0] for key in known}
    assert sorted(wanted - have) == []


def words_said(html: str) -> set[str]:
    """Words of a page that are not marked as English."""
    html = re.sub(r"<script.*?</script>", "", html, flags=re.S)
    html = re.sub(r'<(\w+)[^>]*lang="en"[^>]*>.*?</\1>', "", html, flags=re.S)
    return set(re.findall(r"[a-zâêîôûŵŷ]+", " ".join(re.findall(r">([^<>]+)<", html)).lower()))


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["login/", "password/reset/", "password/reset/done/", "inactive/"])
def test_pages_for_everybody(client: Client, page: str) -> None:
    html = client.get(f"/cy/accounts/{page}").content.decode()
    assert '<html lang="cy">' in html
    assert words_said(html) & GIVEAWAYS == set()
    assert f'href="/accounts/{page}" hreflang="en"' in html


@pytest.mark.django_db
@pytest.mark.parametrize(
    "page",
    ["", "sessions/", "invitations/", "invitations/new/", "second-factor/", "password/change/"],
)
def test_pages_of_somebody_signed_in(page: str) -> None:
    html = signed_in(Role.ADMINISTRATOR).get(f"/cy/accounts/{page}").content.decode()
    assert '<html lang="cy">' in html
    assert words_said(html) & GIVEAWAYS == set()


@pytest.mark.django_db
def test_faults_are_said_in_welsh(client: Client) -> None:
    build_person(email=EMAIL)
    html = client.post("/cy/accounts/login/", {"login": EMAIL, "password": "x"}).content.decode()
    assert "Nid yw" in html
    assert words_said(html) & GIVEAWAYS == set()


@pytest.mark.django_db
def test_an_invitation_in_welsh(django_capture_on_commit_callbacks) -> None:
    inviter = build_person(Role.ADMINISTRATOR)
    with django_capture_on_commit_callbacks(execute=True):
        inviting.invite(EMAIL, invited_by=inviter, role=Role.YOUTH_PANEL, language="cy")
    (message,) = mail.outbox
    assert "/cy/accounts/invitation/" in message.body
    assert set(re.findall(r"[a-z]+", f"{message.subject} {message.body}".lower())) & {
        "you", "and", "password", "works",
    } == set()  # fmt: skip

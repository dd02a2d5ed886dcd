"""Every word of contexts is there in Welsh; every form has help and an example."""

import ast
import re
import subprocess

import pytest
from django.utils.translation import trans_real
from django.utils.translation.template import templatize

from guardianship.safeguarding.contexts.parts import BY_NAME
from tests.architecture.sources import REPOSITORY
from tests.builders.contexts import Team, build_context, build_team

HERE = REPOSITORY / "guardianship/safeguarding"
CATALOGUE = HERE / "contexts/locale/cy/LC_MESSAGES/django.po"
ROOMS = ("contexts", "casework", "harm")
WORKS_ON = ("about", "card", "close", "context", "form_page", "lines", "record", "team")
READS = ("barriers", "both_sides", "frame", "home", "report", "standings", "what_and_how", "words")
COUNTS = ("harm/import", "harm/sources", "harm/upload")
PAGES = (*WORKS_ON, *READS, *COUNTS)
MARKS = {"_", "_now", "_lazily", "gettext", "ngettext"}
QUOTED = re.compile(r"gettext\(u?(?:'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\")")


def known() -> set[str]:
    files = [
        *REPOSITORY.glob("guardianship/**/locale/cy/LC_MESSAGES/django.po"),
        *REPOSITORY.glob("places/**/locale/cy/LC_MESSAGES/django.po"),
    ]
    text = "\n".join(path.read_text("utf-8") for path in files)
    return set(re.findall(r'^msgid(?:_plural)? "(.+)"$', text, re.M))


def wanted() -> set[str]:
    marked: set[str] = set()
    for room in ROOMS:
        for path in (HERE / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") in MARKS:
                    marked |= {a.value for a in node.args if isinstance(a, ast.Constant)}
    for name in PAGES:
        path = REPOSITORY / f"templates/safeguarding/{name}.html"
        found = QUOTED.findall(templatize(path.read_text("utf-8")))
        marked |= {one or other for one, other in found}
    return marked - {""}


def test_every_word_is_in_welsh() -> None:
    assert len(wanted()) > 400
    assert sorted(wanted() - known()) == []


@pytest.fixture
def compiled_catalogue() -> None:
    """As ``bin/test`` compiles it."""
    compiled = CATALOGUE.with_suffix(".mo")
    if not compiled.exists() or compiled.stat().st_mtime < CATALOGUE.stat().st_mtime:
        command = ["msgfmt", "--check-format", "--output-file", str(compiled), str(CATALOGUE)]
        subprocess.run(command, check=True)
        trans_real._translations.clear()


@pytest.fixture
def team() -> Team:
    return build_team()


@pytest.mark.django_db
def test_pages_come_in_welsh(compiled_catalogue: None, team: Team) -> None:
    context = build_context(team)
    client = team.client()
    home = client.get("/cy/casework/").content.decode()
    assert "Wedi&#x27;i nodi, dim byd eto" in home or "Wedi'i nodi, dim byd eto" in home
    shown = client.get(f"/cy/casework/contexts/{context.uid}/").content.decode()
    assert "Pum amod" in shown
    assert "Five conditions" not in shown


@pytest.mark.django_db
def test_every_form_has_help_and_an_example(team: Team) -> None:
    context, client = build_context(team), team.client()
    forms = [f"/casework/contexts/{context.uid}/add/{name}/" for name in BY_NAME]
    forms = [f for f in forms if not f.endswith(("/safety/", "/system-harm/"))]
    forms += [f"/casework/safety-and-harm/add/{name}/" for name in ("safety", "system-harm")]
    forms += ["/casework/contexts/new/", f"/casework/contexts/{context.uid}/about/"]
    forms += [f"/casework/contexts/{context.uid}/team/"]
    assert len(forms) == len(BY_NAME) + 3
    for form in forms:
        shown = client.get(form).content.decode()
        assert "Help, and an example" in shown, form
        help_, example = re.findall(r"<p>(?:<strong>An example:</strong>)?([^<]+)</p>", shown)[:2]
        assert len(help_.strip()) > 20, form
        assert len(example.strip()) > 20, form

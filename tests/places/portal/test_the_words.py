"""Every word of the portal is there in Welsh, and its pages come in Welsh."""

import ast
import re
import subprocess

import pytest
from django.utils.translation import trans_real
from django.utils.translation.template import templatize

from tests.architecture.sources import REPOSITORY
from tests.places.portal.conftest import House

CATALOGUE = REPOSITORY / "places/portal/locale/cy/LC_MESSAGES/django.po"
# What the team reads, in English.
EDITORS_SITE = {"admin.py", "wagtail_hooks.py"}
MARKS = {"_", "gettext_lazy", "ngettext"}
QUOTED = re.compile(r"gettext\(u?(?:'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\")")


def known() -> set[str]:
    files = [
        *REPOSITORY.glob("guardianship/locale/cy/LC_MESSAGES/django.po"),
        *REPOSITORY.glob("places/**/locale/cy/LC_MESSAGES/django.po"),
    ]
    text = "\n".join(path.read_text("utf-8") for path in files)
    return set(re.findall(r'^msgid(?:_plural)? "(.+)"$', text, re.M))


def wanted() -> set[str]:
    marked: set[str] = set()
    for path in (REPOSITORY / "places/portal").rglob("*.py"):
        if path.name in EDITORS_SITE:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in MARKS:
                marked |= {a.value for a in node.args if isinstance(a, ast.Constant) and a.value}
    for path in (REPOSITORY / "templates/places/portal").rglob("*.html"):
        if path.parent.name == "admin":
            continue
        found = QUOTED.findall(templatize(path.read_text("utf-8")))
        marked |= {one or other for one, other in found}
    return marked


def test_every_word_is_in_welsh() -> None:
    assert len(wanted()) > 60
    assert sorted(wanted() - known()) == []


@pytest.fixture(scope="module", autouse=True)
def compiled_catalogue() -> None:
    """As ``bin/test`` compiles it."""
    compiled = CATALOGUE.with_suffix(".mo")
    if not compiled.exists() or compiled.stat().st_mtime < CATALOGUE.stat().st_mtime:
        command = ["msgfmt", "--check-format", "--output-file", str(compiled), str(CATALOGUE)]
        subprocess.run(command, check=True)
        trans_real._translations.clear()


@pytest.mark.django_db
@pytest.mark.parametrize("rest", ["", "hours/", "closed/", "change/facts/", "change/contact/"])
def test_pages_come_in_welsh(house: House, rest: str) -> None:
    page = house.client("owner").get("/cy" + house.path(rest)).content.decode()
    assert '<html lang="cy">' in page
    assert "Eich rhestriadau" in page
    main = page.split("<main")[1].split("</main>")[0]
    for english in ("Change", "Save", "young people", "before it is public"):
        assert english not in main

"""Every word of lists to take along has a Welsh form."""

import ast
import subprocess

import pytest
from django.utils import translation
from django.utils.translation import trans_real
from django.utils.translation.template import templatize

from tests.architecture.sources import REPOSITORY
from tests.places.public_pages.translatable import IN_TEMPLATE, MARKS

CATALOGUE = REPOSITORY / "places/exports/locale/cy/LC_MESSAGES/django.po"
TEMPLATES = ("templates/places/exports", "templates/cms/embed")
MODULES = (
    "places/exports",
    "cms/embed.py",
    "cms/embed_oembed.py",
    "cms/posters.py",
    "cms/templatetags/embedding.py",
)


@pytest.fixture(scope="module")
def compiled() -> None:
    """The catalogue as it is now."""
    made = CATALOGUE.with_suffix(".mo")
    if not made.exists() or made.stat().st_mtime < CATALOGUE.stat().st_mtime:
        command = ["msgfmt", "--check-format", "--output-file", str(made), str(CATALOGUE)]
        subprocess.run(command, check=True)
        trans_real._translations.clear()


def said() -> set[str]:
    found = set()
    for folder in TEMPLATES:
        for path in (REPOSITORY / folder).glob("*.html"):
            for match in IN_TEMPLATE.finditer(templatize(path.read_text("utf-8"))):
                parts = [part for part in match.groups()[1:] if part is not None]
                found.add(ast.literal_eval('"' + parts[0].replace('"', r"\"") + '"'))
    for name in MODULES:
        top = REPOSITORY / name
        for path in top.rglob("*.py") if top.is_dir() else [top]:
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") in MARKS:
                    found.add(node.args[0].value)
    return found


def test_every_message_has_a_welsh_form(compiled) -> None:
    messages = said()
    assert len(messages) > 20
    with translation.override("cy"):
        known = trans_real.catalog()._catalog
        plural = {key[0] for each in known._catalogs for key in each if isinstance(key, tuple)}
        assert {m for m in messages if m not in known and m not in plural} == set()

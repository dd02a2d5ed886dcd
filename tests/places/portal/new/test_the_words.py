"""The pages come in Welsh, with the words that they borrow from the register's own forms."""

import ast
from collections.abc import Callable

import pytest
from django.utils.translation.template import templatize

from tests.architecture.sources import REPOSITORY
from tests.places.portal.forms_on_pages import fields_on
from tests.places.portal.new.conftest import CODE, WHEN, Writer
from tests.places.portal.test_the_words import MARKS, QUOTED, known
from tests.places.portal.test_the_words import compiled_catalogue as compiled_catalogue

# What pages of hours and places say with words of rooms below the portal.
LENT = ("places/unsaved_hours", "places/public_preview.py", "places/admin_forms/clock_times.py")
# Rows that only the editors' site offers to fill in.
NOT_LENT = {"presets.py"}
ALL_LENT_MARKS = {*MARKS, "gettext"}


def said_in_python(paths: tuple[str, ...]) -> set[str]:
    """Every marked string of these modules."""
    found: set[str] = set()
    for name in paths:
        path = REPOSITORY / name
        for file in path.rglob("*.py") if path.is_dir() else [path]:
            if file.name in NOT_LENT:
                continue
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ALL_LENT_MARKS:
                    found |= {a.value for a in node.args if isinstance(a, ast.Constant) and a.value}
    return {text for text in found if isinstance(text, str)}


def test_every_word_is_in_welsh() -> None:
    templates = REPOSITORY / "templates/places/portal/new"
    on_pages = {
        one or other
        for file in templates.glob("*.html")
        for one, other in QUOTED.findall(templatize(file.read_text("utf-8")))
    }
    lent = said_in_python(LENT)
    assert len(lent) > 30
    assert len(on_pages) > 30
    assert sorted((on_pages | lent) - known()) == []


@pytest.mark.django_db
def test_the_pages_of_a_draft_come_in_welsh(writing: Callable[..., Writer]) -> None:
    writer = writing().go_through()
    for name in ("what", "where", "when", "who", "inside", ""):
        page = writer.client.get("/cy" + writer.path(name)).content.decode()
        main = page.split("<main")[1].split("</main>")[0]
        assert '<html lang="cy">' in page
        for english in ("Save", "Young people", "Postcode", "every week", "Page ", "all year"):
            assert english not in main, (name, english)


@pytest.mark.django_db
def test_what_is_read_back_comes_in_welsh(writing: Callable[..., Writer]) -> None:
    writer = writing()
    writer.answer("what", name="Gemau", kind="youth_provision", summary="Gemau a thost.")
    for name, typed in (
        ("when", WHEN | {"sessions-0-season": "term"}),
        ("where", {"text": CODE, "location_visibility": "street"}),
    ):
        path = "/cy" + writer.path(name)
        sent = fields_on(writer.client.get(path).content.decode()) | typed | {"do": "look"}
        page = writer.client.post(path, sent).content.decode()
        note = page.split('class="note" role="status"')[1].split("</section>")[0]
        for english in ("Open", "Next", "the pin", "The ", "term dates", "public"):
            assert english not in note, (name, english)

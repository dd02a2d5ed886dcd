"""Every word of these pages is in Welsh; dates and numbers follow."""

import re

import pytest
from django.urls import reverse
from django.utils.translation import override

from gis.analysis.gap.groups import Support
from gis.analysis.gap.thin import Thin
from guardianship.insight.enums import Season, Step
from guardianship.insight.models import Release
from guardianship.insight.reading.slots import SEASON_WORDS
from guardianship.insight.reading.support import GROUP_WORDS, WHY_WORDS
from guardianship.insight.views.home import STEP_WORDS
from tests.architecture.sources import REPOSITORY
from tests.builders.people import StaysIn

CATALOGUES = "guardianship/**/cy/LC_MESSAGES/django.po"
TEMPLATES = "templates/insight/**/*.html"


@pytest.fixture(scope="module")
def known() -> str:
    return "\n".join(path.read_text("utf-8") for path in REPOSITORY.glob(CATALOGUES))


def test_every_word_of_a_template_is_in_a_catalogue(known: str) -> None:
    said = {
        words
        for path in REPOSITORY.glob(TEMPLATES)
        if "workbench" not in path.parts
        for _mark, words in re.findall(r"{% translate ([\"'])(.*?)\1", path.read_text("utf-8"))
    }
    assert len(said) > 60
    assert [words for words in sorted(said) if f'msgid "{words}"\n' not in known] == []


@pytest.mark.parametrize(
    ("words", "codes"),
    [(GROUP_WORDS, Support), (SEASON_WORDS, Season), (STEP_WORDS, Step),
     (WHY_WORDS, [why for why in Thin if why])],
    ids=["groups", "seasons", "steps", "reasons"],
)  # fmt: skip
def test_every_code_has_words_in_both_languages(words: dict, codes: list) -> None:
    assert set(words) == {str(code) for code in codes}
    english = {code: str(said) for code, said in words.items()}
    with override("cy"):
        same = [code for code, said in words.items() if str(said) == english[code]]
    assert same == []


@pytest.mark.django_db
def test_a_page_in_welsh(commissioner: StaysIn, release: Release) -> None:
    with override("cy"):
        address = reverse("insight:release", args=[release.uid])
    page = commissioner.get(address).content.decode()
    assert address.startswith("/cy/insight/")
    assert "Sut rydym yn gwybod" in page
    assert "How we know" not in page
    assert "tua 250 o bobl ifanc heb le (rhwng 240 a 265)" in page

"""What runs and releases keep in English is read in the reader's language."""

import ast
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pytest
from django.urls import reverse
from django.utils.translation import override

from gis.analysis.contracts import BadInput
from gis.analysis.disclosure.rates import Reliability
from gis.analysis.equity.neighbourhoods import LEAST_CLUSTERS
from gis.analysis.equity.slope import slope_index
from gis.analysis.harm.agreement import Reading
from gis.analysis.harm.funnel import Beside
from gis.analysis.pattern.clusters import Around
from gis.analysis.pattern.trend import Course
from guardianship.insight.board_pack.contents import board_pack
from guardianship.insight.board_pack.paper import as_html
from guardianship.insight.exports.taking import Taking
from guardianship.insight.pipeline import CANNOT_TELL, EDGE, HOW_WE_KNOW
from guardianship.insight.reading.harm import harm_figures, sources_of
from guardianship.insight.reading.notes import Notes
from guardianship.insight.reading.slots import read_slots
from guardianship.insight.reading.stored_words import in_readers_words
from guardianship.insight.releasing import fairness
from guardianship.insight.releasing.making import HARM_IN_WORDS
from guardianship.insight.steps import equity, sources
from guardianship.safeguarding.harm.models import HarmSource
from tests.builders.insight import a_release
from tests.insight.pages.conftest import who_plans


def sentences_written_in(module: object) -> list[str]:
    """Every text of a module that is a sentence, but for what documents it."""
    tree = ast.parse(Path(str(module.__file__)).read_text("utf-8"))
    documents = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in documents
        and len(node.value) > 3
        and node.value.endswith(".")
    ]


STORED = {
    "how a run knows": HOW_WE_KNOW,
    "what it cannot tell": [*CANNOT_TELL, EDGE],
    "of reports": HARM_IN_WORDS,
    "sources": [sources.REGISTER, *sentences_written_in(sources)],
    "equity": sentences_written_in(equity),
    "responses and records": [fairness.PARITY_HOW, fairness.COMPLETE_HOW],
    "neighbours": [str(each) for each in Around],
    "rates": [str(each) for each in Reliability],
    "sources together": [str(each) for each in Reading],
    "beside all areas": [str(each) for each in Beside],
    "over quarters": [str(each) for each in Course],
}


@pytest.mark.parametrize("stored", STORED.values(), ids=STORED)
def test_every_sentence_that_is_kept_has_its_welsh(stored: list[str]) -> None:
    assert len(stored) > 1
    with override("cy"):
        assert [each for each in stored if in_readers_words(each) == each] == []
    with override("en"):
        assert [in_readers_words(each) for each in stored] == list(stored)


def too_few_tenths() -> str:
    three = pd.Series([1.0, 2.0, 3.0], index=[1, 2, 3])
    with pytest.raises(BadInput) as refused:
        slope_index(three, three, three, draws=1_000)
    return equity._why(refused.value)


@pytest.mark.parametrize(
    ("stored", "english", "welsh"),
    [
        ("holds at 3 of 4 scales", "holds at 3 of 4 scales", "yn dal ar 3 o 4 graddfa"),
        ("Straight lines × 1.3: approximate", "Straight lines × 1.3: approximate",
         "Llinellau syth × 1.3: bras"),
        (too_few_tenths(), "Not worked out: people live in 3 tenths, and it takes 5.",
         "Heb ei gyfrifo: mae pobl yn byw mewn 3 degfed, ac mae angen 5."),
        (f"Not worked out: clusters: has 4; {LEAST_CLUSTERS} are asked for, to draw again.",
         f"Not worked out: here are 4 neighbourhoods, and it takes {LEAST_CLUSTERS}.",
         f"Heb ei gyfrifo: mae 4 cymdogaeth yma, ac mae angen {LEAST_CLUSTERS}."),
        ("Not worked out: 100% odd.", "Not worked out: 100% odd.", "Heb ei gyfrifo: 100% odd."),
    ],
    ids=["scales", "straight lines", "tenths", "neighbourhoods", "any other reason"],
)  # fmt: skip
def test_values_stand_in_the_sentence_of_the_language(
    stored: str, english: str, welsh: str
) -> None:
    with override("en"):
        assert in_readers_words(stored) == english
    with override("cy"):
        assert in_readers_words(stored) == welsh


@pytest.mark.parametrize("typed", ["Area", "Evening survey", "", None], ids=repr)
def test_what_somebody_typed_is_not_taken_for_ours(typed: str | None) -> None:
    with override("cy"):
        assert in_readers_words(typed) == (typed or "")


@pytest.mark.django_db
def test_pages_and_the_board_pack_say_it_in_welsh() -> None:
    head = {"how_we_know": HOW_WE_KNOW, "cannot_tell": CANNOT_TELL}
    release = a_release(said=head)
    client = who_plans(release)
    with override("cy"):
        addresses = [reverse("insight:making", args=[release.uid]),
                     reverse("insight:area", args=[release.uid, "W02000901"])]  # fmt: skip
        making, area = (client.get(address).content.decode() for address in addresses)
        taking = Taking(release, "A", "B", datetime(2026, 11, 2, tzinfo=UTC))
        paper = as_html(board_pack(taking, read_slots(["term"], ["evening"], {})))
    for page in (making, paper):
        assert "Ffyrdd heblaw cerdded." in page
        assert "Ways other than walking." not in page
    assert "What was left out" not in making
    assert "Rhestriadau y mae eu lle’n gyfrinachol" in making
    assert "yn dal ar" in area
    assert "holds at" not in area


@pytest.mark.django_db
def test_sources_that_are_there_from_the_beginning_are_read_in_welsh() -> None:
    said = [words for each in HarmSource.objects.all() for words in (each.name, each.bias_note)]
    assert len(said) >= 18
    with override("cy"):
        assert [words for words in said if in_readers_words(words) == words] == []


@pytest.mark.django_db
def test_a_source_of_reports_is_the_same_source_in_welsh() -> None:
    """Its note is found by its name, in whatever language that is read."""
    name = HarmSource.objects.get(code="ambulance").name
    sources_of_it = pd.DataFrame(
        [
            {"name": name, "layer": "harm", "licence": "OGL v3", "as_of": "", "bias_note": "Leans.",
             "cannot_tell": "What was never reported, or reported elsewhere."}
        ]
    )  # fmt: skip
    release = a_release(tables={"sources": sources_of_it})
    with override("cy"):
        chosen = [each for each in sources_of(release, ["ambulance"]) if each.is_chosen]
        slots = read_slots(release.head["seasons"], release.head["bands"], {})
        (figure,) = harm_figures(release, slots.chosen, chosen, Notes(release))
    assert "Galwadau ambiwlans" in str(figure.title)
    assert "Leans." in str(figure.how)
    assert str(figure.cannot_tell).startswith("Yr hyn na chafodd ei adrodd")

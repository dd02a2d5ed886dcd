"""Hints name what could be plainer; plain texts get none, and nothing is ever refused."""

import pytest

from places.models import Listing
from places.plain_language.hints import LONGEST_TEXT_WORDS, MOST_HINTS, HintKind, hints
from places.plain_language.listing_texts import READ_AS_TEXT, hints_for
from places.portal.risk import RISKS

PLAIN = {
    "en": "Ring the blue bell. Sam or Aisha opens and shows you round. You don't have to join in.",
    "cy": "Canwch y gloch las. Bydd rhywun yn agor y drws. Does dim rhaid ymuno.",
}
HINTED = {
    "jargon": ("en", "Ask any practitioner.", HintKind.JARGON, "worker"),
    "ending": ("en", "Self-referrals are fine.", HintKind.JARGON, "ask for yourself"),
    "two words": ("en", "Our SERVICE  USERS like it.", HintKind.JARGON, "young people"),
    "label": ("en", "For vulnerable young people.", HintKind.LABEL, "vulnerable"),
    "label of two": ("en", "A place for those at risk.", HintKind.LABEL, "at risk"),
    "shouting": ("en", "Come in! FREE!", HintKind.SHOUTING, "shouting"),
    "capitals": ("en", "ALWAYS ring first", HintKind.SHOUTING, "shouting"),
    "sentence": ("en", "We " + "go and " * 13 + "stop.", HintKind.SENTENCE, "28 words"),
    "long": ("en", "We like tea. " * 41, HintKind.LONG, "123 words"),
    "hard": (
        "en",
        "Individuals experiencing difficulties occasionally necessitate supplementary "
        "consideration. Organisational representatives continually administer "
        "appropriate opportunities. Documentation communicates availability. "
        "Registration guarantees accommodation. Participants appreciate familiarity.",
        HintKind.HARD,
        "12-year-olds",
    ),
    "softened": ("cy", "Dyma ddarpariaeth newydd i chi.", HintKind.JARGON, "beth sydd i’w wneud"),
    "with an h": ("cy", "Gofynnwch i’w hymarferwyr.", HintKind.JARGON, "gweithwyr"),
    "welsh": ("cy", "Mae’r darpariaethau yma bob nos.", HintKind.JARGON, "beth sydd i’w wneud"),
    "welsh label": ("cy", "I bobl ifanc bregus.", HintKind.LABEL, "bregus"),
    "welsh hard": (
        "cy",
        "Cydgysylltwyr rhanbarthol gweinyddiaethau awdurdodau cyhoeddus cydlynu cynlluniau "
        "cynhwysfawr amrywiol ymarferol. Gweithgareddau cymunedol cydweithredol ysbrydoledig "
        "cynaliadwy cynhyrchiol arbenigol arloesol proffesiynol rhyngwladol.",
        HintKind.HARD,
        "12-year-olds",
    ),
}


@pytest.mark.parametrize(("language", "text", "kind", "says"), HINTED.values(), ids=HINTED)
def test_what_is_said(language: str, text: str, kind: HintKind, says: str) -> None:
    found = hints(text, language)
    assert says in " ".join(hint.says for hint in found if hint.kind is kind)


@pytest.mark.parametrize("language", PLAIN)
def test_plain_words_get_none(language: str) -> None:
    assert hints(PLAIN[language], language) == []


@pytest.mark.parametrize(
    "text",
    ["", " ", "Provisional times", "The gangway is wide", "A client-server", "At Riskin Street"],
)
def test_words_that_only_look_alike_get_none(text: str) -> None:
    assert [h for h in hints(text) if h.kind in (HintKind.LABEL,)] == []


def test_each_word_once_and_few_in_all() -> None:
    said = hints("Provision, provision and provision")
    assert len(said) == 1
    many = "practitioner respite detached provision safeguarding venue engage utilise facilitate"
    assert len(hints(many)) == MOST_HINTS


def test_labels_come_first() -> None:
    found = hints("Practitioners help vulnerable people.")
    assert [hint.kind for hint in found] == [HintKind.LABEL, HintKind.JARGON]


def test_welsh_is_not_read_as_english() -> None:
    assert hints("Mae’r gangen yma.", "cy") == []


def test_a_long_text_is_quick() -> None:
    """Nothing in the patterns grows faster than the text."""
    assert hints("a " * 100_000 + "self-" * 20_000)
    assert LONGEST_TEXT_WORDS < 100_000


@pytest.mark.parametrize("field", READ_AS_TEXT)
def test_fields_are_there_and_of_the_portal(field: str) -> None:
    assert Listing._meta.get_field(field)
    assert field in RISKS


@pytest.mark.parametrize(("field", "text"), [("phone", "provision!"), ("summary", None)])
def test_what_is_no_text_gets_none(field: str, text: object) -> None:
    assert hints_for(field, text) == []

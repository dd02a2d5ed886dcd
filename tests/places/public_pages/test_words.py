"""Plain words: none that label, no shouting, short sentences, few words on a card."""

import re

import pytest

from places.finder.cards import card_of
from places.models import Listing
from tests.places.finder.asking import SATURDAY_EVENING
from tests.places.public_pages import town_pages

pytestmark = pytest.mark.django_db
FORBIDDEN = re.compile(
    r"\b(at[- ]risk|vulnerab\w*|victims?|offend\w*|gangs?|hot ?spots?|exploit\w*|referral pathway"
    r"|practitioners?|respite provision|detached provision|eligib\w*|trusted business\w*"
    r"|safeguarding|harm)\b",
    re.IGNORECASE,
)
TAG = re.compile(r"<(script|style|svg)\b.*?</\1>|<[^>]+>", re.S)
SENTENCE = re.compile(r"[.?:](?:\s|$)")
MOST_WORDS_ON_A_CARD = 35
LONGEST_SENTENCE_WORDS = 25
MEAN_SENTENCE_WORDS = 14
HIGHEST_GRADE = {"/help/": 5.5, "/how/": 7.0}


@pytest.fixture
def pages(client, freeze) -> dict[str, str]:
    freeze(SATURDAY_EVENING)
    town_pages.build()
    addresses = [*town_pages.PAGES, *(f"/cy{address}" for address in town_pages.PAGES)]
    return {address: client.get(address).content.decode() for address in addresses}


def _said(html: str) -> str:
    return re.sub(r"\s+", " ", TAG.sub(" ", html))


def test_no_word_that_labels_and_no_shouting(pages) -> None:
    for address, html in pages.items():
        said = _said(html.partition("<body")[2])
        assert FORBIDDEN.findall(said) == [], address
        assert "!" not in said, address


def test_titles_tell_pages_apart(pages) -> None:
    titles = [re.search(r"<title>(.*?)</title>", html, re.S) for html in pages.values()]
    texts = [found.group(1).strip() for found in titles if found]
    assert len(texts) == len(pages)
    assert len(set(texts)) >= len(pages) - 4  # two lists may ask the same question


def test_cards_have_few_words(client, freeze) -> None:
    freeze(SATURDAY_EVENING)
    town_pages.build()
    html = client.get("/find/?near=Eastmoor").content.decode()
    cards = re.findall(r'<li class="card">.*?</li>', html, re.S)
    assert len(cards) == 8
    for card in cards:
        assert len(_said(card).split()) <= MOST_WORDS_ON_A_CARD
    longest = Listing.objects.get(slug="gym")
    longest.name = "Eastmoor Community Centre Young People's Saturday Evening Gym"
    card = card_of(longest, SATURDAY_EVENING)
    words = [card.name, card.state_words, card.where_words, card.kind_words, *card.facts]
    assert len(" ".join(words).split()) <= MOST_WORDS_ON_A_CARD


@pytest.mark.parametrize("address", sorted(HIGHEST_GRADE))
def test_sentences_are_short_and_easy(client, address) -> None:
    html = client.get(address).content.decode()
    main = re.search(r"<main.*?</main>", html, re.S)
    assert main
    blocks = re.findall(r"<(?:p|li|h\d)[^>]*>(.*?)</(?:p|li|h\d)>", main.group(0), re.S)
    sentences = [s.split() for block in blocks for s in SENTENCE.split(_said(block)) if s.split()]
    lengths = [len(sentence) for sentence in sentences]
    assert max(lengths) <= LONGEST_SENTENCE_WORDS
    assert sum(lengths) / len(lengths) <= MEAN_SENTENCE_WORDS
    assert _grade(sentences) <= HIGHEST_GRADE[address]


def _grade(sentences: list[list[str]]) -> float:
    """Flesch–Kincaid grade (Kincaid et al. 1975), syllables counted as groups of vowels."""
    words = [re.sub(r"[^a-z]", "", word.lower()) for sentence in sentences for word in sentence]
    words = [word for word in words if word]
    syllables = sum(_syllables(word) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


def _syllables(word: str) -> int:
    groups = len(re.findall(r"[aeiouy]+", word))
    silent = word.endswith("e") and not word.endswith("le") and groups > 1
    return max(1, groups - silent)

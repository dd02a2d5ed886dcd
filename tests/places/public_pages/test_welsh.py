"""Welsh is not lesser: the same pages, every word, all six plural forms."""

import gettext
import re

import pytest
from django.utils import translation

from places.spoken_time import long_date, wall_time
from tests.places.finder.asking import SATURDAY_EVENING
from tests.places.public_pages import town_pages
from tests.places.public_pages.conftest import CATALOGUE
from tests.places.public_pages.translatable import all_messages

TEXT = re.compile(r">([^<>]+)<")
NOT_PAGE_WORDS = re.compile(r"<(script|style)[^>]*>.*?</\1>", re.S)
CLDR_CATEGORIES = 6
# Sentences that a Welsh page may never show, because they have a Welsh form.
GIVEAWAYS = ("the", "you", "and", "with", "for", "open", "closed", "until", "from", "near", "we")


@pytest.fixture(scope="module")
def catalogue() -> gettext.GNUTranslations:
    with CATALOGUE.with_suffix(".mo").open("rb") as compiled:
        return gettext.GNUTranslations(compiled)


def test_every_message_of_the_public_pages_is_translated(catalogue) -> None:
    known = {key if isinstance(key, str) else key[0] for key in catalogue._catalog}
    messages = all_messages()
    assert len(messages) > 300
    wanted = {f"{context}\x04{message}" if context else message for context, message in messages}
    assert wanted - known == set()


def test_plurals_have_six_forms_filled(catalogue) -> None:
    assert "nplurals=6" in CATALOGUE.read_text("utf-8")
    plurals = {key[0] for key in catalogue._catalog if isinstance(key, tuple)}
    assert len(plurals) >= 3
    for message in plurals:
        forms = [catalogue._catalog[(message, number)] for number in range(CLDR_CATEGORIES)]
        assert all(forms)


@pytest.mark.parametrize(
    ("number", "category"),
    [(0, 0), (1, 1), (2, 2), (3, 3), (6, 4), (4, 5), (5, 5), (7, 5), (11, 5)],
)
def test_numbers_fall_into_the_categories_of_cldr(catalogue, number, category) -> None:
    assert catalogue.plural(number) == category


def test_two_places_soften() -> None:
    with translation.override("cy"):
        said = [
            translation.ngettext("%(counter)s place", "%(counter)s places", n) for n in (1, 2, 3)
        ]
    assert said == ["%(counter)s lle", "%(counter)s le", "%(counter)s lle"]


def test_dates_and_times() -> None:
    with translation.override("cy"):
        assert (
            long_date(SATURDAY_EVENING.date(), SATURDAY_EVENING.date()) == "Dydd Sadwrn 28 Tachwedd"
        )
        assert wall_time(SATURDAY_EVENING.time().replace(hour=0, minute=0)) == "hanner nos"


@pytest.mark.django_db
def test_every_page_has_a_welsh_one_and_each_links_to_the_other(client, freeze) -> None:
    freeze(SATURDAY_EVENING)
    town_pages.build()
    for address in town_pages.PAGES:
        english = client.get(address).content.decode()
        response = client.get(f"/cy{address}")
        assert response.status_code == 200, address
        welsh = response.content.decode()
        assert '<html lang="en">' in english
        assert '<html lang="cy">' in welsh
        assert f'href="/cy{address}" hreflang="cy"'.replace("&", "&amp;") in english
        assert f'href="{address}" hreflang="en"'.replace("&", "&amp;") in welsh


@pytest.mark.django_db
def test_welsh_pages_say_nothing_in_english(client, freeze) -> None:
    """Words of ours are looked for; names and texts of a listing are its own, and marked."""
    freeze(SATURDAY_EVENING)
    town_pages.build()
    own = re.compile(r'<(\w+) lang="en">.*?</\1>|<a[^>]*hreflang="en"[^>]*>.*?</a>', re.S)
    for address in town_pages.PAGES:
        html = NOT_PAGE_WORDS.sub("", client.get(f"/cy{address}").content.decode())
        said = " ".join(TEXT.findall(own.sub("", html))).lower()
        words = set(re.findall(r"[a-zâêîôûŵŷ’']+", said))
        assert words & set(GIVEAWAYS) == set(), (address, words & set(GIVEAWAYS))


@pytest.mark.django_db
def test_a_welsh_reader_gets_welsh_texts_and_english_ones_marked(client, freeze) -> None:
    freeze(SATURDAY_EVENING)
    town_pages.build()
    html = client.get("/cy/places/gym/").content.decode()
    assert "Campfa" in html
    assert "Bocsio, cerddoriaeth a bwyd." in html
    assert '<div lang="en"><p>Someone says hello.' in html
    assert "Campfa" in client.get("/cy/find/").content.decode()


@pytest.mark.parametrize("address", ["/cy//evil.example/", "/cy/%2Fevil.example/"])
@pytest.mark.django_db
def test_the_switch_never_leads_to_another_site(client, address) -> None:
    html = client.get(address).content.decode()
    assert 'href="//' not in html

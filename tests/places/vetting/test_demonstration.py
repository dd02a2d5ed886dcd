"""The invented town's shops go through vetting; some are not on the list."""

from collections.abc import Callable

import pytest
from django.core.management import CommandError, call_command

from places.models import Listing
from places.vetting import demonstration
from places.vetting.demonstration import LAPSED, PAUSED, SUSPENDED, vet_the_town
from places.vetting.figures import spot_checks_by_area, thanked
from places.vetting.models import VettingCase
from places.vetting.review import review_all
from places.vetting.stages import Stage
from tests.builders import town
from tests.builders.places import a_place
from tests.builders.vetting import a_shop
from tests.places.finder.asking import london

pytestmark = pytest.mark.django_db
UNUSUAL = {
    PAUSED: Stage.PAUSED,
    SUSPENDED: Stage.SUSPENDED,
    LAPSED: Stage.RENEWAL,
    "the-gorse-frier": Stage.INTEREST,
    "hazel-road-stores": Stage.TRAINING,
}


@pytest.fixture
def shops(freeze: Callable) -> list[Listing]:
    """Ten shops in one town, five of which end up elsewhere than on the list."""
    freeze(london("2026-11-22 12:00"))
    town.an_authority()
    names = [slug.replace("-", " ").title() for slug in UNUSUAL] + [f"Shop {n}" for n in range(5)]
    return [a_shop(name, place=a_place(name)) for name in names]


def test_each_is_where_it_belongs(shops: list[Listing]) -> None:
    assert vet_the_town() == (10, 5)
    stages = dict(VettingCase.objects.values_list("listing__slug", "stage"))
    assert {slug: stages[slug] for slug in UNUSUAL} == UNUSUAL
    listed = set(Listing.objects.listed().values_list("slug", flat=True))
    assert listed == {shop.slug for shop in shops} - UNUSUAL.keys()
    [figure] = spot_checks_by_area()
    assert figure.checks >= 8
    assert figure.failed >= 2
    assert all(listing.slug in listed for listing in thanked())


def test_again_and_the_night_change_nothing(shops: list[Listing]) -> None:
    vet_the_town()
    before = list(VettingCase.objects.order_by("pk").values())
    assert vet_the_town() == (0, 5)
    review_all()
    assert list(VettingCase.objects.order_by("pk").values()) == before


def test_broken_off_it_goes_on(shops: list[Listing], monkeypatch: pytest.MonkeyPatch) -> None:
    real, calls = demonstration._what_happened_then, []

    def dies_at_the_third(*said: object) -> None:
        calls.append(said)
        if len(calls) == 3:
            raise KeyboardInterrupt
        real(*said)

    monkeypatch.setattr(demonstration, "_what_happened_then", dies_at_the_third)
    with pytest.raises(KeyboardInterrupt):
        vet_the_town()
    monkeypatch.setattr(demonstration, "_what_happened_then", real)
    done, listed = vet_the_town()
    assert 0 < done < 10
    assert listed == 5


def test_not_on_a_real_site(settings) -> None:
    settings.DEMONSTRATION = False
    with pytest.raises(CommandError, match="Only in a demonstration"):
        call_command("build_demo_vetting")

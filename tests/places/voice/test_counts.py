"""Public counts: finished quarters, and nothing that tells a number below five."""

from datetime import datetime

import pytest
from django.test import Client

from places.voice.counts import QuarterCounts, public_counts, safe_chain
from places.voice.models import Concern
from tests.places.finder.asking import london

CHAINS = {
    (20, 12, 6): [20, 12, 6],
    (20, 18, 6): [20, None, 6],
    (20, 20, 20): [20, 20, 20],
    (4, 4, 4): [None, None, None],
    (9, 5, 0): [9, None, None],
    (12, 7, 3): [12, 7, None],
    (0, 0, 0): [None, None, None],
}


@pytest.mark.parametrize(("numbers", "shown"), CHAINS.items(), ids=map(str, CHAINS))
def test_nothing_below_five_can_be_worked_out(numbers: tuple, shown: list) -> None:
    assert safe_chain(*numbers) == shown


@pytest.mark.parametrize("whole", range(25))
def test_no_difference_of_shown_numbers_is_one_to_four(whole: int) -> None:
    for part in range(whole + 1):
        for least in range(part + 1):
            shown = [n for n in safe_chain(whole, part, least) if n is not None]
            gaps = [a - b for i, a in enumerate(shown) for b in shown[i + 1 :]]
            assert all(n >= 5 for n in shown)
            assert not any(0 < gap < 5 for gap in gaps)


def add(at: datetime, number: int, **fields: str) -> None:
    for _ in range(number):
        Concern.objects.create(
            about="not_safe",
            hiding="nothing",
            received_at=at,
            code_hash=f"{Concern.objects.count()}",
            **fields,
        )


@pytest.mark.django_db
def test_by_quarter_of_london_and_only_when_it_is_over(client: Client, freeze) -> None:
    freeze(london("2026-11-28 20:10"))
    decided = {"state": "decided", "outcome": "upheld", "decided_at": london("2026-10-01 09:00")}
    add(london("2026-09-30 23:30"), 5)
    add(london("2026-08-01 10:00"), 6, change="training", **decided)
    add(london("2026-10-01 00:30"), 7)
    add(london("2026-02-01 10:00"), 4)
    assert public_counts() == [
        QuarterCounts(2026, 3, 11, 6, 6),
        QuarterCounts(2026, 1, None, None, None),
    ]
    html = client.get("/how-we-are-doing/").content.decode()
    assert "July to September 2026" in html
    assert "October to December" not in html
    freeze(london("2027-01-01 00:00"))
    assert public_counts()[0] == QuarterCounts(2026, 4, 7, None, None)


@pytest.mark.django_db
def test_with_nothing_to_count_the_page_says_so(client: Client) -> None:
    response = client.get("/how-we-are-doing/")
    assert "There is nothing to count yet." in response.content.decode()
    assert response.cookies == {}

"""Two people have one page open: the second to save is told, and neither loses a word."""

from datetime import time

import pytest
from django.test import Client

from tests.places.portal.conftest import House
from tests.places.portal.forms_on_pages import fields_on, hours_typed

pytestmark = pytest.mark.django_db
NEWS = "Somebody else changed this while you had it open"


def open_page(client: Client, path: str) -> dict[str, str]:
    return fields_on(client.get(path).content.decode())


@pytest.mark.parametrize(
    ("page", "first", "second"),
    [
        ("contact", ("phone", "01633 496 0001"), ("email", "club@example.org")),
        ("words", ("walk_in", "Ring the bell."), ("who_you_meet", "Two youth workers.")),
        ("facts", ("name", "The Friday Club"), ("age_from", "13")),
    ],
    ids=["contact", "words", "what waits for a look"],
)
def test_the_second_reads_what_the_first_wrote_and_saves_knowing_it(
    house: House, page: str, first: tuple[str, str], second: tuple[str, str]
) -> None:
    path = house.path(f"change/{page}/")
    mine, theirs = house.client("owner"), house.client("editor")
    seen_by_me, seen_by_them = open_page(mine, path), open_page(theirs, path)
    assert mine.post(path, seen_by_me | dict([first])).status_code == 303
    stopped = theirs.post(path, seen_by_them | dict([second]))
    assert stopped.status_code == 409
    shown = stopped.content.decode()
    assert NEWS in shown
    assert first[1] in shown
    assert second[1] in shown
    draft = house.again().get_latest_revision_as_object()
    assert (str(getattr(draft, first[0])), str(getattr(draft, second[0]))) != (
        seen_by_me[first[0]],
        second[1],
    )
    assert str(getattr(draft, first[0])) == first[1]
    assert theirs.post(path, fields_on(shown) | dict([first])).status_code == 303
    draft = house.again().get_latest_revision_as_object()
    assert [str(getattr(draft, name)) for name, _v in (first, second)] == [first[1], second[1]]


def test_other_pages_of_the_same_listing_are_in_nobodys_way(house: House) -> None:
    mine, theirs = house.client("owner"), house.client("editor")
    words = open_page(theirs, house.path("change/words/"))
    typed = open_page(mine, house.path("change/contact/")) | {"phone": "01633 496 0001"}
    assert mine.post(house.path("change/contact/"), typed).status_code == 303
    typed = words | {"walk_in": "Ring the bell."}
    assert theirs.post(house.path("change/words/"), typed).status_code == 303
    row = house.again()
    assert (row.phone, row.walk_in) == ("01633 496 0001", "Ring the bell.")


def test_hours_that_somebody_changed_meanwhile_are_not_overwritten(house: House) -> None:
    path = house.path("hours/")
    mine, theirs = house.client("owner"), house.client("editor")
    theirs_typed = hours_typed(theirs, path, starts_at="5pm", ends_at="7pm")
    looked = fields_on(theirs.post(path, theirs_typed | {"do": "look"}).content.decode())
    mine_typed = hours_typed(mine, path, starts_at="6pm", ends_at="8pm")
    assert mine.post(path, mine_typed | {"do": "save"}).status_code == 303
    stopped = theirs.post(path, looked | {"do": "save"})
    assert stopped.status_code == 409
    shown = stopped.content.decode()
    assert NEWS in shown
    assert "Fri 6pm–8pm" in shown
    assert [s.starts_at for s in house.again().sessions.all()] == [time(18)]
    assert theirs.post(path, fields_on(shown) | {"do": "save"}).status_code == 303
    assert [s.starts_at for s in house.again().sessions.all()] == [time(17)]

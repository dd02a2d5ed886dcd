"""Two people write one draft: the second to save a page is told, and neither loses a word."""

from collections.abc import Callable

import pytest

from tests.places.portal.conftest import House
from tests.places.portal.forms_on_pages import fields_on, hours_typed
from tests.places.portal.new.conftest import Writer

pytestmark = pytest.mark.django_db
NEWS = "Somebody else changed this while you had it open"
Writing = Callable[..., Writer]


@pytest.fixture
def two(writing: Writing, house: House) -> tuple[Writer, Writer]:
    """Somebody with a draft, and a colleague at the same draft."""
    mine = writing("owner").go_through()
    theirs = writing("editor")
    theirs.listing = mine.listing
    return mine, theirs


def test_words_of_a_draft_are_not_written_over_unread(two: tuple[Writer, Writer]) -> None:
    mine, theirs = two
    path = mine.path("what")
    seen, inside = (
        fields_on(theirs.client.get(theirs.path(name)).content.decode())
        for name in ("what", "inside")
    )
    typed = fields_on(mine.client.get(path).content.decode()) | {"summary": "Darts and toast."}
    assert mine.client.post(path, typed | {"do": "save"}).status_code == 303
    stopped = theirs.client.post(path, seen | {"name": "The Loft", "do": "save"})
    assert stopped.status_code == 409
    shown = stopped.content.decode()
    assert NEWS in shown
    assert "Darts and toast." in shown
    assert mine.draft.summary == "Darts and toast."
    again = fields_on(shown) | {"summary": "Darts and toast.", "do": "save"}
    assert theirs.client.post(path, again).status_code == 303
    assert (mine.draft.name, mine.draft.summary) == ("The Loft", "Darts and toast.")
    # Other pages of the draft are in nobody's way.
    ring = inside | {"walk_in": "Ring the bell.", "do": "save"}
    assert theirs.client.post(mine.path("inside"), ring).status_code == 303
    assert (mine.draft.name, mine.draft.walk_in) == ("The Loft", "Ring the bell.")


def test_hours_of_a_draft_are_not_written_over_unread(two: tuple[Writer, Writer]) -> None:
    mine, theirs = two
    path = mine.path("when")
    typed = hours_typed(theirs.client, path, starts_at="5pm", ends_at="7pm")
    ours = hours_typed(mine.client, path, starts_at="4pm", ends_at="6pm")
    assert mine.client.post(path, ours | {"do": "save"}).status_code == 303
    stopped = theirs.client.post(path, typed | {"do": "save"})
    assert stopped.status_code == 409
    assert NEWS in stopped.content.decode()
    assert [session.starts_at.hour for session in mine.draft.sessions.all()] == [16]

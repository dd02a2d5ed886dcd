"""A list as a short text that somebody sends in a message."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext, ngettext

from places.finder.cards import card_of
from places.finder.chips import title
from places.finder.search import Answer
from places.finder.states import hides_where
from places.land_lines import copied_number
from places.languages import in_language
from places.place_facts import place_facts

if TYPE_CHECKING:
    from places.models import Listing

# Three text messages: what people still read, and a phone sends as one.
LONGEST = 459
MOST_PLACES = 8


def message(answer: Answer, listings: Sequence[Listing], url: str) -> str:
    """What was asked, the first places with state, where and number, and the list's address.

    As many places as fit into ``LONGEST`` characters, one at least; ``url`` is the whole
    address of the list. Nothing of where is said of what hides it.
    """
    head = f"{title(answer.query, answer.spot)}:"
    tail = f"{gettext('In danger? Call 999.')} Childline 0800 1111.\n{url}"
    lines: list[str] = []
    for listing in listings[:MOST_PLACES]:
        line = _line(answer, listing)
        left = answer.total - len(lines) - 1
        text = _text(head, [*lines, line], left, tail)
        if lines and len(text) > LONGEST:
            break
        lines.append(line)
    return _text(head, lines, answer.total - len(lines), tail)


def _text(head: str, lines: Sequence[str], left: int, tail: str) -> str:
    more = ngettext("and %(count)s more", "and %(count)s more", left) % {"count": left}
    if not lines:
        more = gettext("Nothing that we know of is open then.")
    return "\n".join([head, *lines, *([more] if left or not lines else []), tail])


def _line(answer: Answer, listing: Listing) -> str:
    card = card_of(listing, answer.window.start, answer.window.end)
    place = listing.place
    where = "" if hides_where(listing) or place is None else place.address or place.name
    number = listing.text_number or place_facts(listing).phone
    number = copied_number(number, hides_where=hides_where(listing))
    if not where and not hides_where(listing):
        where = in_language(listing, "public_where") or card.where_words
    parts = [f"{card.name}: {card.state_words}", where, number]
    return "- " + ", ".join(part for part in parts if part)

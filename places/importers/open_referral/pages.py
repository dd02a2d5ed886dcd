"""The pages of a feed one after another, believing nothing that it says about itself."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any
from urllib.parse import quote, urlencode

from gis.packs.refusals import FileRefused
from places.importers.open_referral.addresses import FeedAddress
from places.importers.open_referral.fetching import Fetcher, FetchFailed
from places.importers.open_referral.reading import read_json
from places.importers.open_referral.values import known_as

PER_PAGE = 100
MOST_PAGES = 2_000
OPTIONS: dict[str, str | int] = {"per_page": PER_PAGE, "full": "true"}
# How a feed says that it has no such page; the first two also that it knows no such parameter.
NOT_UNDERSTOOD = (400, 422)
NO_SUCH_PAGE = (*NOT_UNDERSTOOD, 204, 404, 410, 416)
MOST_SERVICES = 50_000
# So many pages without news end the walk, even where the feed says that there are more.
STALE_PAGES = 3
# So many pages after one another that cannot be had are a feed that is down, not broken pages.
MOST_BROKEN = 3
TRIES = 3
WAIT_S = 2.0
WORTH_ANOTHER_TRY = {None, 408, 425, 429, 500, 502, 503, 504}
CONTENTS = ("contents", "content", "items", "results", "data", "services")
FIRSTS = ("first_page", "firstPage", "first")
# What a service has in a list that tells more than its head.
NESTED = (
    *("schedules", "regular_schedules", "service_at_locations", "contacts", "cost_options"),
    *("eligibilitys", "attributes", "service_taxonomys", "service_areas", "languages"),
)


@dataclass(frozen=True, slots=True)
class Page:
    """The objects of one page, and what the feed says of its size and of this page."""

    number: int
    records: list[dict[str, Any]]
    items_said: int | None = None
    pages_said: int | None = None
    is_first_said: bool | None = None


@dataclass(slots=True)
class Walk:
    """How a walk went: what the feed said of its size, and how the pages came to an end.

    ``skipped`` are pages that could not be had though later ones could, with the reason; page 0,
    too, where the feed has one, until it is had.
    """

    items_said: int | None = None
    pages_said: int | None = None
    # Where it ended though the feed said that there are more pages, and not how many services.
    cut_at: int | None = None
    skipped: dict[int, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def hears(self, page: Page) -> None:
        """Take down what a page says of the feed; of its numbers of services the largest.

        A page behind the last one, or an empty one between others, may say that there are none.
        """
        if page.items_said is not None:
            self.items_said = max(page.items_said, self.items_said or 0)
        if page.pages_said is not None:
            least = 0 if page.records else self.pages_said or 0
            self.pages_said = max(page.pages_said, least)
        if page.number == 1 and page.is_first_said is False:
            self.skipped.setdefault(0, "it counts its pages from 0")


class Feed:
    """A feed at an allowed address. ``wait`` pauses between two tries, in seconds."""

    def __init__(
        self,
        address: FeedAddress,
        fetcher: Fetcher,
        *,
        wait: Callable[[float], None] = time.sleep,
    ) -> None:
        self.address, self.fetcher, self.wait = address, fetcher, wait
        self.is_asked_plainly = False

    def pages(
        self, walk: Walk, known: set[str], *, first: int = 1, again: bool = False
    ) -> Iterator[Page]:
        """Pages from number ``first`` on; ``known`` gathers the ids of services met.

        The walk ends at an empty page, at one that the feed does not have, and where pages
        bring nothing new. A page that cannot be had is skipped where a later one can, asked for
        once more at the end, and told; ``again`` says that the last walk broke off at ``first``,
        and then the last page may be skipped, too. Raises ``FetchFailed`` or ``FileRefused``
        before its end.
        """
        for page in self._onward(walk, known, first, again):
            known |= marks_of(page)
            if len(known) > MOST_SERVICES:
                raise FileRefused(f"has more than {MOST_SERVICES:,} services")
            yield page
        for number in self._left_behind(walk, known):
            late = self._page_or_reason(number, walk)
            if late is not None and not marks_of(late) <= known:
                known |= marks_of(late)
                yield late
        if walk.cut_at is not None:
            walk.skipped[walk.cut_at] = "the feed said that there are more"

    def _onward(self, walk: Walk, known: set[str], first: int, again: bool) -> Iterator[Page]:
        stale, broken, absent = 0, dict[int, FetchFailed | FileRefused](), list[int]()
        for number in range(first, MOST_PAGES + 1):
            try:
                page = self._page_or_end(number, walk)
            except (FetchFailed, FileRefused) as error:
                broken[number] = error
                if len(broken) >= MOST_BROKEN:
                    raise next(iter(broken.values())) from None
                continue
            if page is not None and not marks_of(page) <= known:
                walk.skipped |= {number: str(error) for number, error in broken.items()}
                walk.skipped |= dict.fromkeys(absent, "the feed said that it has no such page")
                stale, broken, absent = 0, {}, []
                yield page
                continue
            stale += 1
            has_records = page is not None and bool(page.records)
            is_last = number > (walk.pages_said or 0) - (0 if has_records else 1)
            if stale >= STALE_PAGES or is_last:
                walk.cut_at = None if is_last or walk.items_said is not None else number
                if has_records or not is_last:
                    walk.notes.append(f"page {number:,} brings nothing new; the walk ended there")
                break
            if page is None:
                absent.append(number)
            else:
                yield page
        else:
            raise FileRefused(f"has more than {MOST_PAGES:,} pages")
        if broken and not (again and known):
            raise next(iter(broken.values()))
        walk.skipped |= {number: str(error) for number, error in broken.items()}

    def _left_behind(self, walk: Walk, known: set[str]) -> list[int]:
        """Pages to ask for at the end: those skipped, and page 0 where something is missing.

        Some feeds count their pages from 0.
        """
        is_short = walk.items_said is not None and len(known) < walk.items_said
        also_0 = known and is_short and 0 not in walk.skipped
        return [*walk.skipped, *([0] if also_0 else [])]

    def _page_or_end(self, number: int, walk: Walk) -> Page | None:
        try:
            page = self._page(number)
        except (FetchFailed, FileRefused) as error:
            status = error.status if isinstance(error, FetchFailed) else None
            beyond = walk.pages_said is not None and number > walk.pages_said
            if number > 1 and (status in NO_SUCH_PAGE or beyond):
                return None
            raise
        walk.hears(page)
        return page

    def _page_or_reason(self, number: int, walk: Walk) -> Page | None:
        try:
            page = self._page(number)
        except (FetchFailed, FileRefused) as error:
            if number == 0 and isinstance(error, FetchFailed) and error.status in NO_SUCH_PAGE:
                walk.skipped.pop(0, None)
            elif number in walk.skipped:
                walk.skipped[number] = str(error)
            return None
        walk.skipped.pop(number, None)
        return page

    def _page(self, number: int) -> Page:
        options = {} if self.is_asked_plainly else OPTIONS
        try:
            body = self._ask(f"/services?{urlencode({'page': number, **options})}")
        except FetchFailed as error:
            if number != 1 or not options or not _may_be_asked_plainly(error.status):
                raise
            # It knows neither of them, or so much at once is too much for it.
            body = self._ask(f"/services?{urlencode({'page': number})}")
            self.is_asked_plainly = True
        return page_of(read_json(body), number)

    def details(self, service_id: str) -> dict[str, Any]:
        """The whole service; raises ``FetchFailed`` or ``FileRefused`` when it cannot be had."""
        body = self._ask(f"/services/{quote(service_id, safe='')}")
        for record in page_of(read_json(body), 1).records:
            if known_as(record.get("id")) == known_as(service_id):
                return record
        raise FileRefused("does not tell the service that was asked for")

    def _ask(self, path: str) -> bytes:
        for turn in range(1, TRIES + 1):
            try:
                return self.fetcher.get(self.address, path)
            except FetchFailed as error:
                if turn == TRIES or error.status not in WORTH_ANOTHER_TRY:
                    raise
            self.wait(WAIT_S * turn)
        raise FetchFailed("was never asked")


def page_of(found: Any, number: int) -> Page:
    """The page in an answer: a bare list, or an envelope of version 3.0 or 1.0."""
    if isinstance(found, list):
        if found and not any(isinstance(part, dict) for part in found):
            raise FileRefused("is a list, and none of its parts is a service")
        return Page(number, _objects(found))
    if not isinstance(found, Mapping):
        raise FileRefused("is neither a list nor an object")
    if _is_service(found):
        return Page(number, [dict(found)])
    for key in CONTENTS:
        if isinstance(found.get(key), list):
            return Page(
                number,
                _objects(found[key]),
                _count(found, "total_items", "totalElements"),
                _count(found, "total_pages", "totalPages"),
                next((found[key] for key in FIRSTS if isinstance(found.get(key), bool)), None),
            )
    if found.get("empty") is True:
        return Page(number, [], _count(found, "total_items", "totalElements"))
    raise FileRefused("has no list of services")


def is_slim(record: Mapping[str, Any]) -> bool:
    """Whether a list gave the head of a service alone."""
    return not any(key in record for key in NESTED)


def _is_service(found: Any) -> bool:
    return isinstance(found, Mapping) and "id" in found and "name" in found


def _objects(parts: list[Any]) -> list[dict[str, Any]]:
    """The parts as records; what is no object stays as one that will be refused."""
    return [part if isinstance(part, dict) else {} for part in parts]


def mark_of(record: Mapping[str, Any]) -> str:
    """What a record is told apart by while pages are read: its id, else its name."""
    return known_as(record.get("id")) or str(record.get("name") or "")


def marks_of(page: Page) -> set[str]:
    """The marks of all records of a page."""
    return {mark_of(record) for record in page.records}


def _may_be_asked_plainly(status: int | None) -> bool:
    return status is None or status in NOT_UNDERSTOOD or status >= HTTPStatus.INTERNAL_SERVER_ERROR


def _count(found: Mapping[str, Any], *keys: str) -> int | None:
    for key in keys:
        value = found.get(key)
        if isinstance(value, str) and value.isascii() and value.isdigit():
            value = int(value[:9])
        if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
            return value
    return None

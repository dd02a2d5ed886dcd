"""The pages of a feed one after another, believing nothing that it says about itself."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlencode

from gis.packs.refusals import FileRefused
from places.importers.open_referral.addresses import FeedAddress
from places.importers.open_referral.fetching import Fetcher, FetchFailed
from places.importers.open_referral.reading import read_json

PER_PAGE = 100
MOST_PAGES = 2_000
# How a feed says that it has no such page; the first two also that it knows no such parameter.
NOT_UNDERSTOOD = (400, 422)
NO_SUCH_PAGE = (*NOT_UNDERSTOOD, 204, 404, 410, 416)
MOST_SERVICES = 50_000
# So many pages without news end the walk, even where the feed says that there are more.
STALE_PAGES = 3
TRIES = 3
WAIT_S = 2.0
WORTH_ANOTHER_TRY = {None, 408, 425, 429, 500, 502, 503, 504}
CONTENTS = ("contents", "content", "items", "results", "data", "services")
# What a service has in a list that tells more than its head.
NESTED = (
    *("schedules", "regular_schedules", "service_at_locations", "contacts", "cost_options"),
    *("eligibilitys", "attributes", "service_taxonomys", "service_areas", "languages"),
)


@dataclass(frozen=True, slots=True)
class Page:
    """The objects of one page, and how many services and pages the feed says it has."""

    number: int
    records: list[dict[str, Any]]
    items_said: int | None = None
    pages_said: int | None = None


@dataclass(slots=True)
class Walk:
    """How a walk went: what the feed said of its size, and how the pages came to an end."""

    items_said: int | None = None
    pages_said: int | None = None
    notes: list[str] = field(default_factory=list)


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
        self._options: dict[str, str | int] = {"per_page": PER_PAGE, "full": "true"}

    def pages(self, walk: Walk, known: set[str], *, first: int = 1) -> Iterator[Page]:
        """Pages from number ``first`` on; ``known`` gathers the ids of services met.

        The walk ends at an empty page, at one that the feed does not have, and where pages
        bring nothing new. Raises ``FetchFailed`` or ``FileRefused`` before its end.
        """
        stale = 0
        for number in range(first, MOST_PAGES + 1):
            page = self._page_or_end(number, walk)
            if page is None or (not page.records and number >= (walk.pages_said or 0)):
                return
            new = {key for key in map(_key, page.records) if key not in known}
            stale = 0 if new else stale + 1
            if stale and (stale >= STALE_PAGES or number > (walk.pages_said or 0)):
                walk.notes.append(f"page {number:,} brings nothing new; the walk ended there")
                return
            known |= new
            if len(known) > MOST_SERVICES:
                raise FileRefused(f"has more than {MOST_SERVICES:,} services")
            yield page
        raise FileRefused(f"has more than {MOST_PAGES:,} pages")

    def _page_or_end(self, number: int, walk: Walk) -> Page | None:
        try:
            page = self._page(number)
        except (FetchFailed, FileRefused) as error:
            status = error.status if isinstance(error, FetchFailed) else None
            beyond = walk.pages_said is not None and number > walk.pages_said
            if number > 1 and (status in NO_SUCH_PAGE or beyond):
                return None
            raise
        walk.items_said = page.items_said if page.items_said is not None else walk.items_said
        walk.pages_said = page.pages_said if page.pages_said is not None else walk.pages_said
        return page

    def _page(self, number: int) -> Page:
        try:
            body = self._ask(f"/services?{urlencode({'page': number, **self._options})}")
        except FetchFailed as error:
            if error.status not in NOT_UNDERSTOOD or not self._options:
                raise
            self._options = {}  # it knows neither of them
            body = self._ask(f"/services?{urlencode({'page': number})}")
        return page_of(read_json(body), number)

    def details(self, service_id: str) -> dict[str, Any]:
        """The whole service; raises ``FetchFailed`` or ``FileRefused`` when it cannot be had."""
        body = self._ask(f"/services/{quote(service_id, safe='')}")
        for record in page_of(read_json(body), 1).records:
            if str(record.get("id", "")).strip() == service_id:
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


def _key(record: Mapping[str, Any]) -> str:
    return str(record.get("id") or record.get("name") or "")


def _count(found: Mapping[str, Any], *keys: str) -> int | None:
    for key in keys:
        value = found.get(key)
        if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
            return value
    return None

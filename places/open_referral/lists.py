"""The lists of the feed: how many there are, which stand on a page, and all of them in turn."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from typing import Any, Protocol

from django.db.models import Count, QuerySet, Window

from places.open_referral.asked import ServicesAsked
from places.open_referral.batch import Batch, Calendar, Row, read
from places.open_referral.choosing import chosen, ever_offered, with_modified
from places.open_referral.services import basic_object, full_object, gone_object, minimal_object

# Rows in memory at once while everything is written.
CHUNK = 500


class Collection(Protocol):
    """One list, in a fixed order."""

    def page(self, offset: int, limit: int) -> tuple[int, list[Row]]:
        """How many there are in all, and those from ``offset`` on, at most ``limit``."""
        ...

    def everything(self) -> Iterator[Row]:
        """All of them, one after the other, in bounded memory."""
        ...


class Listed:
    """A list that is in memory anyway."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows

    def page(self, offset: int, limit: int) -> tuple[int, list[Row]]:
        """A slice."""
        return len(self.rows), list(self.rows[offset : offset + limit])

    def everything(self) -> Iterator[Row]:
        """Each."""
        return iter(self.rows)


def slice_with_total(keys: QuerySet[Any], offset: int, limit: int) -> tuple[int, list[Any]]:
    """The total and one slice of ordered primary keys, in one query.

    The window reads every key for every page, so that the last page costs what the first does.
    """
    counted = keys.values_list("pk", Window(Count("*")))
    found = list(counted[offset : offset + limit])
    if found:
        return found[0][1], [key for key, _total in found]
    return (keys.count() if offset else 0), []


def in_chunks(keys: QuerySet[Any]) -> Iterator[list[int]]:
    """All primary keys, in steps: each query begins after the last key of the one before."""
    last = 0
    while found := list(keys.filter(pk__gt=last).values_list("pk", flat=True)[:CHUNK]):
        yield found
        last = found[-1]


class Keyed(ABC):
    """A list of the database by primary keys in their order; says how its objects are made."""

    keys: QuerySet[Any]

    @abstractmethod
    def objects(self, keys: list[int]) -> list[Row]:
        """The objects of these keys, in their order."""

    def page(self, offset: int, limit: int) -> tuple[int, list[Row]]:
        """One page, in as many queries as any other."""
        total, keys = slice_with_total(self.keys, offset, limit)
        return total, self.objects(keys)

    def everything(self) -> Iterator[Row]:
        """All of them, a chunk in memory at a time."""
        for keys in in_chunks(self.keys):
            yield from self.objects(keys)


class Services(Keyed):
    """Services as ``/services`` lists them."""

    def __init__(self, asked: ServicesAsked) -> None:
        self.asked = asked
        self.keys = chosen(asked)
        self.calendar = Calendar()

    def objects(self, keys: list[int]) -> list[Row]:
        """Heads, or whole services; of what is gone, that it is."""
        if self.asked.minimal:
            return minimal_objects(keys)
        gone = gone_objects(keys) if self.asked.modified_after else {}
        batch = read(
            [k for k in keys if k not in gone],
            full=self.asked.full or False,
            calendar=self.calendar,
        )
        told = {row["pk"]: self._object(row, batch) for row in batch.rows}
        return [found for key in keys if (found := gone.get(key) or told.get(key))]

    def _object(self, row: Row, batch: Batch) -> Row:
        return full_object(row, batch) if self.asked.full else basic_object(row)


def minimal_objects(keys: Sequence[int]) -> list[Row]:
    """Identity and last change of each, in the order of the keys."""
    rows = with_modified(ever_offered().filter(pk__in=keys)).order_by("pk")
    return [minimal_object(row) for row in rows.values("uid", "modified", "live", "is_offered")]


def gone_objects(keys: Sequence[int]) -> dict[int, Row]:
    """What is left of those of the keys that are not offered any more."""
    rows = with_modified(ever_offered().filter(pk__in=keys, is_offered=False))
    return {
        row["pk"]: gone_object(row, ever_live=row["live"])
        for row in rows.values("pk", "uid", "modified", "live")
    }


def service(uid: Any) -> Row | None:
    """One whole service, what is left of one, or None."""
    found = ever_offered().filter(uid=uid).values_list("pk", "is_offered").first()
    if found is None:
        return None
    key, is_offered = found
    if not is_offered:
        return gone_objects([key])[key]
    batch = read([key], full=True)
    return full_object(batch.rows[0], batch) if batch.rows else None

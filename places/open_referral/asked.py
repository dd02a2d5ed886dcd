"""What a reader may ask: every parameter of the standard, read strictly and said in types."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import AfterValidator, BeforeValidator, Field

from places.enums import Weekday

PER_PAGE = 20
MOST_PER_PAGE = 100
LONGEST_CHARS = 200
LARGEST_PAGE = 1_000_000
FARTHEST_M = 500_000
OLDEST = 120
MINUTES_A_DAY = 24 * 60
CLOCK = re.compile(r"([01]?[0-9]|2[0-4]):([0-5][0-9])(?::00)?(?:Z|\+00:?00)?", re.ASCII)
# A plus sign behind a time that nobody escaped in an address arrives as a space.
LOST_PLUS = re.compile(r"(?<=:[0-9]{2}) (?=[0-9]{2}:?[0-9]{2}$)|(?<=\.[0-9]{3}) (?=[0-9]{2}:)")


def _given(value: Any) -> Any:
    """An empty value asks for nothing."""
    return None if isinstance(value, str) and not value.strip() else value


def _plain(value: str | None) -> str | None:
    if value is not None and "\x00" in value:
        raise ValueError("must not contain NUL characters")
    return value


def _moment(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    mended = LOST_PLUS.sub("+", value.strip())
    if re.fullmatch(r"[-+0-9.]+", mended) and not re.fullmatch(r"\d{4}-\d\d-\d\d", mended):
        # 20261128 would be read as seconds since 1970, and everything be told as changed.
        raise ValueError("must be a day like 2026-11-28 or a moment like 2026-11-28T19:30:00Z")
    return f"{mended}T00:00:00" if re.fullmatch(r"\d{4}-\d\d-\d\d", mended) else mended


def _aware(value: datetime | None) -> datetime | None:
    """A moment without a zone is in UTC."""
    return value.replace(tzinfo=UTC) if value is not None and value.tzinfo is None else value


def _minutes(value: Any) -> Any:
    """Minutes since midnight of "19:30"; "24:00" is the end of the day."""
    if value is None or isinstance(value, int):
        return value
    found = CLOCK.fullmatch(str(value).strip())
    minutes = int(found[1]) * 60 + int(found[2]) if found else MINUTES_A_DAY + 1
    if minutes > MINUTES_A_DAY:
        raise ValueError("must be a time like 19:30")
    return minutes


def _weekday(value: Any) -> Any:
    """The weekday of "Friday", "fri" or "FR"."""
    if value is None:
        return None
    word = str(value).strip().lower()
    found = [day for day in Weekday.values if len(word) >= 2 and day.startswith(word)]
    if len(found) != 1:
        raise ValueError("must be a day of the week like friday or FR")
    return found[0]


Blank = BeforeValidator(_given)
Text = Annotated[
    Annotated[str, Field(max_length=LONGEST_CHARS)] | None, Blank, AfterValidator(_plain)
]
Id = Annotated[UUID | None, Blank]
Flag = Annotated[bool | None, Blank]
Age = Annotated[Annotated[float, Field(ge=0, le=OLDEST, allow_inf_nan=False)] | None, Blank]
Clock = Annotated[int | None, BeforeValidator(_minutes), Blank, Field(examples=["19:30"])]


class Paging(Schema):
    """Which page, how long, and how it is written."""

    page: Annotated[Annotated[int, Field(ge=1, le=LARGEST_PAGE)] | None, Blank] = None
    per_page: Annotated[Annotated[int, Field(ge=1, le=MOST_PER_PAGE)] | None, Blank] = None
    format: Annotated[Literal["json", "ndjson"] | None, Blank] = None


class TaxonomiesAsked(Paging):
    """What one may ask of ``/taxonomies``."""

    search: Text = None


class TermsAsked(TaxonomiesAsked):
    """What one may ask of ``/taxonomy_terms``."""

    taxonomy_id: Id = None
    top_only: Annotated[Flag, Field(description="Only terms that have no parent.")] = None
    parent_id: Id = None


class OrganisationsAsked(Paging):
    """What one may ask of ``/organizations``."""

    search: Text = None
    full: Flag = None
    full_service: Flag = None


class OrganisationAsked(Schema):
    """What one may ask of one organisation."""

    full_service: Flag = None


class ListingsAsked(Paging):
    """What ``/services`` and ``/service_at_locations`` have in common."""

    search: Text = None
    taxonomy_term_id: Id = None
    taxonomy_id: Id = None
    organization_id: Id = None
    modified_after: Annotated[
        datetime | None,
        BeforeValidator(_moment),
        Blank,
        AfterValidator(_aware),
        Field(description="On or after; withdrawn services are then told as inactive."),
    ] = None
    full: Flag = None
    minimum_age: Annotated[Age, Field(description="Lowest age of at least this.")] = None
    maximum_age: Annotated[Age, Field(description="Highest age of at most this.")] = None
    start_time: Annotated[Clock, Field(description="Begins at this time or later.")] = None
    end_time: Annotated[Clock, Field(description="Ends at this time or earlier.")] = None
    day: Annotated[
        Weekday | None, BeforeValidator(_weekday), Blank, Field(description="friday, fri or FR.")
    ] = None


class ServicesAsked(ListingsAsked):
    """What one may ask of ``/services``."""

    minimal: Annotated[
        Flag, Field(description="Only id and moment of the last change, all on one page.")
    ] = None


class MeetingsAsked(ListingsAsked):
    """What one may ask of ``/service_at_locations``."""

    postcode: Text = None
    proximity: Annotated[
        Annotated[float, Field(ge=0, le=FARTHEST_M, allow_inf_nan=False)] | None,
        Blank,
        Field(description="Metres from the postcode."),
    ] = None

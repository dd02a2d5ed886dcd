"""What the feed promises: the members of the standard, required ones and formats.

The page of the interface shows these, and the conformance check holds every answer to them.
Absent members are left out, never null and never empty; members beyond the standard may stand
beside these.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import AnyHttpUrl, ConfigDict, Field

Said = Annotated[str, Field(min_length=1)]
Email = Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$")]
WallClock = Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
Days = Annotated[
    str, Field(pattern=r"^(-?[1-5])?(MO|TU|WE|TH|FR|SA|SU)(,(MO|TU|WE|TH|FR|SA|SU))*$")
]
# May be left out. A default is not validated, so null is refused where it is written.
ABSENT: Any = Field(default=None)


class _Shape(Schema):
    model_config = ConfigDict(extra="allow")


class Problem(Schema):
    """What went wrong."""

    error: Said
    message: Said


class About(Schema):
    """What this feed is."""

    version: Literal["HSDS-UK-3.0"]
    profile: AnyHttpUrl
    openapi_url: AnyHttpUrl


class TaxonomyTerm(_Shape):
    """One term."""

    id: UUID
    name: Said
    description: Said
    parent_id: UUID = ABSENT
    taxonomy: Said = ABSENT
    taxonomy_id: UUID = ABSENT
    term: Said = ABSENT


class Taxonomy(_Shape):
    """A list of terms."""

    id: UUID
    name: Said
    description: Said
    taxonomy_terms: list[TaxonomyTerm] = ABSENT


class Attribute(_Shape):
    """That something has a term."""

    id: UUID
    link_id: UUID
    link_type: Said
    taxonomy_term_id: UUID
    taxonomy_term: TaxonomyTerm


class Phone(_Shape):
    """A number."""

    id: UUID
    number: Said


class Contact(_Shape):
    """How to reach a service."""

    id: UUID
    phones: list[Phone] = ABSENT


class Organization(_Shape):
    """Who runs a service."""

    id: UUID
    name: Said
    description: Said
    email: Email = ABSENT
    website: AnyHttpUrl = ABSENT
    phones: list[Phone] = ABSENT


class Address(_Shape):
    """Where post arrives; all lines or none."""

    id: UUID
    address_1: Said
    city: Said
    state_province: Said
    postal_code: Said
    country: Annotated[str, Field(pattern="^[A-Z]{2}$")]
    address_type: Literal["physical", "postal", "virtual"]


class Accessibility(_Shape):
    """A fact about getting in."""

    id: UUID
    description: Said = ABSENT


class Location(_Shape):
    """A place, a coarse point, or a patch without a point."""

    id: UUID
    location_type: Literal["physical", "postal", "virtual"]
    name: Said = ABSENT
    description: Said = ABSENT
    latitude: Annotated[float, Field(ge=49, le=61)] = ABSENT
    longitude: Annotated[float, Field(ge=-9, le=2.5)] = ABSENT
    addresses: list[Address] = ABSENT
    accessibility: list[Accessibility] = ABSENT


class Schedule(_Shape):
    """When: one stretch of a weekly or monthly rule. Times are London's."""

    id: UUID
    service_id: UUID = ABSENT
    service_at_location_id: UUID = ABSENT
    valid_from: date = ABSENT
    valid_to: date = ABSENT
    dtstart: date = ABSENT
    freq: Literal["WEEKLY", "MONTHLY"] = ABSENT
    interval: Annotated[int, Field(ge=1)] = ABSENT
    byday: Days = ABSENT
    opens_at: WallClock = ABSENT
    closes_at: WallClock = ABSENT
    description: Said = ABSENT
    timezone: Literal[0, 1] = ABSENT
    until: date = ABSENT


class ServiceArea(_Shape):
    """A patch with its shape."""

    id: UUID
    name: Said = ABSENT
    extent: Said = ABSENT
    extent_type: Literal["geojson"] = ABSENT


class Language(_Shape):
    """A language spoken."""

    id: UUID
    name: Said = ABSENT
    code: Said = ABSENT


class CostOption(_Shape):
    """What it costs."""

    id: UUID
    option: Said = ABSENT
    amount: Annotated[float, Field(ge=0)] = ABSENT
    amount_description: Said = ABSENT


class BasicService(_Shape):
    """A service with the members that have one value."""

    id: UUID
    name: Said
    status: Literal["active", "inactive", "defunct", "temporarily closed"]
    organization_id: UUID = ABSENT
    description: Said = ABSENT
    url: AnyHttpUrl = ABSENT
    email: Email = ABSENT
    fees: Said = ABSENT
    minimum_age: Annotated[float, Field(ge=0)] = ABSENT
    maximum_age: Annotated[float, Field(ge=0)] = ABSENT
    assured_date: date = ABSENT
    alert: Said = ABSENT
    last_modified: datetime = ABSENT
    organization: Organization = ABSENT


class ServiceAtLocation(_Shape):
    """A service at one place or patch."""

    id: UUID
    service_id: UUID
    location_id: UUID
    location: Location
    service: BasicService = ABSENT
    schedules: list[Schedule] = ABSENT


class Service(BasicService):
    """A service with all that hangs on it."""

    schedules: list[Schedule] = ABSENT
    service_areas: list[ServiceArea] = ABSENT
    service_at_locations: list[ServiceAtLocation] = ABSENT
    languages: list[Language] = ABSENT
    cost_options: list[CostOption] = ABSENT
    contacts: list[Contact] = ABSENT
    attributes: list[Attribute] = ABSENT


class FullOrganization(Organization):
    """An organisation with its services: id and name of each, or all of it."""

    services: list[Service]


class _Page(Schema):
    total_items: Annotated[int, Field(ge=0)]
    total_pages: Annotated[int, Field(ge=0)]
    page_number: Annotated[int, Field(ge=1)]
    size: Annotated[int, Field(ge=0)]
    first_page: bool
    last_page: bool
    empty: bool


class ServicePage(_Page):
    """A page of services."""

    contents: list[Service]


class OrganizationPage(_Page):
    """A page of organisations."""

    contents: list[Organization]


class ServiceAtLocationPage(_Page):
    """A page of services at locations."""

    contents: list[ServiceAtLocation]


class TaxonomyPage(_Page):
    """A page of taxonomies."""

    contents: list[Taxonomy]


class TaxonomyTermPage(_Page):
    """A page of terms."""

    contents: list[TaxonomyTerm]

"""The eleven paths of Open Referral UK 3.0."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase
from ninja import NinjaAPI, Query
from ninja.errors import ValidationError

from gis.models import Postcode
from gis.postcodes import full_postcode
from places.open_referral import meetings, organisation_lists, shapes
from places.open_referral.answers import (
    BAD_REQUEST,
    NOT_FOUND,
    Refused,
    answer,
    failed,
    listed,
    problem,
)
from places.open_referral.asked import (
    MeetingsAsked,
    OrganisationAsked,
    OrganisationsAsked,
    ServicesAsked,
    TaxonomiesAsked,
    TermsAsked,
)
from places.open_referral.batch import Row
from places.open_referral.lists import Listed, Services, service
from places.open_referral.taxonomies import (
    Taxonomy,
    Term,
    taxonomies,
    taxonomy_object,
    term_object,
    terms,
)

VERSION = "HSDS-UK-3.0"
PROFILE = "https://docs.openreferraluk.org/en/latest/"
ABOUT = """
Places where young people can go, as Open Referral UK 3.0. Read-only, without a key.

Times are wall-clock times in London. A session that ends after midnight has `closes_at` earlier
than `opens_at`; a door that never closes is `00:00` to `23:59`. School terms, bank holidays and
exceptions are cut out of the schedules (`valid_from`, `valid_to`), a year ahead. A schedule
without `opens_at` says in words that nobody knows the days: never take it for open.
Members that begin with `x_` are ours. What hides where it is has no location in any answer.
"""

api = NinjaAPI(
    title="Open Referral UK",
    version=VERSION,
    description=ABOUT,
    docs_url=None,
    openapi_url=None,
    urls_namespace="open_referral",
)


def _answers(shape: Any) -> dict[int, Any]:
    return {200: shape, 400: shapes.Problem, 404: shapes.Problem, 500: shapes.Problem}


def _found(told: Row | None, what: str) -> HttpResponseBase:
    if told is None:
        raise Http404(f"There is no {what} with this id.")
    return answer(told)


def _uid(text: str, what: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Http404(f"There is no {what} with this id.") from None


@api.get("", response=_answers(shapes.About), tags=["required"])
def about(request: HttpRequest) -> HttpResponseBase:
    """What this feed is, and where its description lies."""
    openapi_url = request.build_absolute_uri("/open-referral/openapi.json")
    return answer({"version": VERSION, "profile": PROFILE, "openapi_url": openapi_url})


@api.get("/services", response=_answers(shapes.ServicePage), tags=["required"])
def services(request: HttpRequest, asked: Query[ServicesAsked]) -> HttpResponseBase:
    """Services, filtered by every parameter together; with ``full``, whole ones."""
    return listed(request, Services(asked), asked, on_one_page=bool(asked.minimal))


@api.get("/services/{id}", response=_answers(shapes.Service), tags=["required"])
def service_by_id(request: HttpRequest, id: str) -> HttpResponseBase:  # noqa: A002
    """One service with all that hangs on it; of one that is gone, that it is."""
    return _found(service(_uid(id, "service")), "service")


@api.get("/organizations", response=_answers(shapes.OrganizationPage), tags=["optional"])
def organizations(request: HttpRequest, asked: Query[OrganisationsAsked]) -> HttpResponseBase:
    """Organisations with something on offer."""
    return listed(request, organisation_lists.Organisations(asked), asked)


@api.get("/organizations/{id}", response=_answers(shapes.FullOrganization), tags=["optional"])
def organization_by_id(
    request: HttpRequest,
    id: str,  # noqa: A002
    asked: Query[OrganisationAsked],
) -> HttpResponseBase:
    """One organisation with its services: short, or whole with ``full_service``."""
    uid = _uid(id, "organization")
    told = organisation_lists.one(uid, full_service=bool(asked.full_service))
    return _found(told, "organization")


@api.get(
    "/service_at_locations", response=_answers(shapes.ServiceAtLocationPage), tags=["optional"]
)
def service_at_locations(request: HttpRequest, asked: Query[MeetingsAsked]) -> HttpResponseBase:
    """Services at their places and patches.

    A ``postcode`` alone asks whose patch it lies in; with ``proximity``, what is within so many
    metres.
    """
    point = _point(asked)
    return listed(request, meetings.Meetings(asked, point), asked)


def _point(asked: MeetingsAsked) -> Any:
    if asked.postcode is None:
        if asked.proximity is not None:
            raise Refused("proximity: say the postcode from which to measure.")
        return None
    code = full_postcode(asked.postcode)
    row = Postcode.objects.filter(code=code).first() if code else None
    if row is None:
        raise Refused("postcode: this is no postcode that is known here.")
    return row.point


@api.get(
    "/service_at_locations/{id}", response=_answers(shapes.ServiceAtLocation), tags=["optional"]
)
def service_at_location_by_id(request: HttpRequest, id: str) -> HttpResponseBase:  # noqa: A002
    """One service at one place or patch."""
    told = meetings.one(_uid(id, "service at location"))
    return _found(told, "service at location")


@api.get("/taxonomies", response=_answers(shapes.TaxonomyPage), tags=["optional"])
def taxonomy_list(request: HttpRequest, asked: Query[TaxonomiesAsked]) -> HttpResponseBase:
    """The lists of terms."""
    found = [t for t in taxonomies() if _says(t, asked.search)]
    return listed(request, Listed([taxonomy_object(t, full=False) for t in found]), asked)


@api.get("/taxonomies/{id}", response=_answers(shapes.Taxonomy), tags=["optional"])
def taxonomy_by_id(request: HttpRequest, id: str) -> HttpResponseBase:  # noqa: A002
    """One list with its terms."""
    uid = str(_uid(id, "taxonomy"))
    found = next((t for t in taxonomies() if t.id == uid), None)
    return _found(taxonomy_object(found, full=True) if found else None, "taxonomy")


@api.get("/taxonomy_terms", response=_answers(shapes.TaxonomyTermPage), tags=["optional"])
def taxonomy_terms(request: HttpRequest, asked: Query[TermsAsked]) -> HttpResponseBase:
    """Terms; ``top_only`` without a parent, ``parent_id`` below one."""
    found = [term for term in terms().values() if _says(term, asked.search)]
    if asked.taxonomy_id:
        found = [term for term in found if term.taxonomy_id == str(asked.taxonomy_id)]
    if asked.top_only:
        found = [term for term in found if term.parent_id is None]
    if asked.parent_id:
        found = [term for term in found if term.parent_id == str(asked.parent_id)]
    return listed(request, Listed([term_object(term) for term in found]), asked)


@api.get("/taxonomy_terms/{id}", response=_answers(shapes.TaxonomyTerm), tags=["optional"])
def taxonomy_term_by_id(request: HttpRequest, id: str) -> HttpResponseBase:  # noqa: A002
    """One term."""
    term = terms().get(str(_uid(id, "taxonomy term")))
    return _found(term_object(term) if term else None, "taxonomy term")


def _says(thing: Taxonomy | Term, search: str | None) -> bool:
    text = f"{thing.name} {thing.description}".casefold()
    return all(word.casefold() in text for word in (search or "").split())


@api.exception_handler(ValidationError)
def _not_understood(request: HttpRequest, error: ValidationError) -> HttpResponseBase:
    first = error.errors[0]
    where = [str(part) for part in first["loc"] if part not in ("query", "asked", "path")]
    message = str(first["msg"]).removeprefix("Value error, ")
    return problem(BAD_REQUEST, "bad_request", f"{'.'.join(where)}: {message}")


@api.exception_handler(Refused)
def _refused(request: HttpRequest, error: Refused) -> HttpResponseBase:
    return problem(BAD_REQUEST, "bad_request", str(error))


@api.exception_handler(Http404)
def _not_found(request: HttpRequest, error: Http404) -> HttpResponseBase:
    return problem(NOT_FOUND, "not_found", str(error))


@api.exception_handler(Exception)
def _failed(request: HttpRequest, error: Exception) -> HttpResponseBase:
    return failed(request, error)

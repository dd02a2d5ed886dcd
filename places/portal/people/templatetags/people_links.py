"""The ways from the portal's first page to what is here."""

from typing import Any

from django import template

from places.enums import Kind
from places.models import Organisation
from places.outreach.models import Charter

register = template.Library()


@register.inclusion_tag("places/portal/people/links.html")
def organisation_links(organisation: Organisation, listings: list[Any]) -> dict[str, Any]:
    """People, what young people said, visits of teams that go out, and the charter."""
    kinds = {stands.listing.kind for stands in listings}
    charter = Charter.objects.in_force()
    accepted = charter and organisation.charters_accepted.filter(charter=charter).exists()
    return {
        "organisation": organisation,
        "goes_out": Kind.DETACHED_YOUTH_WORK in kinds,
        "charter": charter,
        "owes": charter is not None and not accepted,
    }

"""Links to organisations' pages from templates of the register."""

from django import template

from places.models import Organisation
from places.outreach.addresses import address_of

register = template.Library()


@register.filter
def organisation_address(organisation: Organisation) -> str:
    """The organisation's public page; "" where it has none."""
    return address_of(organisation)

"""Hints beside what somebody writes."""

from typing import Any

from django import template
from django.forms import BoundField

from places.models import Listing
from places.plain_language.hints import Hint
from places.plain_language.listing_texts import hints_for, hints_of

register = template.Library()


@register.inclusion_tag("components/plain_hints.html")
def plain_hints(field: BoundField) -> dict[str, list[Hint]]:
    """Below a field: what could be said more plainly in what it holds now."""
    return {"hints": hints_for(field.name, field.value())}


@register.simple_tag
def all_plain_hints(draft: Any) -> list[tuple[str, list[Hint]]]:
    """Of a whole draft, by the name of the field."""
    if not isinstance(draft, Listing):
        return []

    def named(field: str) -> str:
        return str(Listing._meta.get_field(field).verbose_name)

    return hints_of(draft, named)

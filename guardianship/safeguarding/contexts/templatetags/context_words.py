"""Words of records, for the pages of contexts."""

from collections.abc import Iterator
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from guardianship.safeguarding.contexts.models.base import CaseRecord
from guardianship.safeguarding.contexts.parts import BY_NAME, Words, lines_of

register = template.Library()


@register.filter
def said(record: CaseRecord) -> Iterator[tuple[Words, Words]]:
    """Label and value of everything in one version."""
    return lines_of(record)


@register.simple_tag(takes_context=True)
def adding(context: dict[str, Any], name: str) -> str | SafeString:
    """The link to the form of a part; nothing where it is closed or only looked at."""
    about, part = context["context"], BY_NAME[name]
    if about.state == "closed" or context.get("is_beyond"):
        return ""
    address = reverse("contexts:add", args=[about.uid, name])
    sign = "" if part.only_one else "+ "
    return format_html('<a class="press" href="{}">{}{}</a>', address, sign, part.heading)

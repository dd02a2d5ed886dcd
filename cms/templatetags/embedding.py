"""Tells other sites how this page may be shown in theirs (oEmbed discovery)."""

from typing import Any
from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

register = template.Library()


@register.simple_tag(takes_context=True)
def oembed_link(context: dict[str, Any]) -> SafeString:
    """A link for programs; nothing in a preview, which has no address."""
    request = context.get("request")
    if request is None or not hasattr(request, "build_absolute_uri"):
        return SafeString("")
    address = reverse("embed:oembed") + "?" + urlencode({"url": request.build_absolute_uri()})
    return format_html(
        '<link rel="alternate" type="application/json+oembed" href="{}" title="{}">\n',
        address,
        _("To show in another page"),
    )

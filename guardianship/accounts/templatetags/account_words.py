"""What the pages of signing in ask about the site."""

from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def demonstration() -> bool:
    """Whether this is the demonstration, whose accounts anybody may try."""
    return bool(settings.DEMONSTRATION)

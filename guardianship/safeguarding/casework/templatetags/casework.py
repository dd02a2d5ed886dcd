"""What the frame of casework shows."""

from typing import Any

from django import template

from guardianship.accounts.models import User
from guardianship.safeguarding.casework.navigation import Entry, menu_of

register = template.Library()


@register.simple_tag(takes_context=True)
def casework_menu(context: dict[str, Any]) -> list[Entry]:
    """The menu of the person who reads; empty for anybody else."""
    person = getattr(context.get("request"), "user", None)
    return menu_of(person) if isinstance(person, User) else []

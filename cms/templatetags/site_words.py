"""Tags of the site's frame: its look, its name, and the same page in the other language."""

from typing import Any

from django import template
from django.utils.translation import get_language, gettext
from wagtail.models import Page

from cms.parts_of_town import parts_of_town
from cms.site_look import SiteLook, look_of_page
from places.finder.query import FinderQuery
from places.languages import WELSH
from places.templatetags.public_words import in_other_language

register = template.Library()


@register.simple_tag(takes_context=True)
def site_look(context: dict[str, Any]) -> SiteLook:
    """Name, colours, menu, footer and helplines."""
    return look_of_page(context.get("request"))


@register.simple_tag(takes_context=True)
def site_name(context: dict[str, Any]) -> str:
    """The name that the editors gave, else the product's."""
    return look_of_page(context.get("request")).name or gettext("Lights On")


@register.simple_tag(takes_context=True)
def other_language(context: dict[str, Any]) -> str:
    """The address of this page in the other language; of its home where nobody translated it."""
    request, page = context.get("request"), context.get("page")
    if not isinstance(page, Page):
        return in_other_language(request)
    other = "en" if get_language() == WELSH else WELSH
    translated = page.get_translations().live().filter(locale__language_code=other).first()
    url = translated.get_url(request) if translated else None
    return url or ("/" if other == "en" else f"/{WELSH}/")


@register.inclusion_tag("components/parts_of_town.html", takes_context=True)
def choose_a_part(context: dict[str, Any], query: FinderQuery) -> dict[str, Any]:
    """The areas that the editors show, as a choice that keeps all others but the place."""
    return {
        "groups": parts_of_town(look_of_page(context.get("request")).area_sets, query),
        "kept": query.with_changes(near="", area="").parameters(),
    }

"""What every page shows around its own words: name, colours, menu, footer and helplines.

Four questions to the database for a page, whatever the site holds. The help page asks none: it
has to stand when the database does not, so it shows what this process saw last, or the defaults.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Page, Site

from cms.colours import site_palette
from cms.models.settings import NEUTRAL_SITE, FooterLink, SiteSettings
from places.helplines import HELPLINES
from places.helplines import Helpline as Line
from places.languages import in_language

ASKS_NOTHING = "places:help"
MENU_DEPTH = 3  # root, home, and the pages below it


@dataclass(frozen=True, slots=True)
class Link:
    """A page in the menu or the footer."""

    title: str
    url: str


@dataclass(frozen=True)
class SiteLook:
    """The look of the site in one language; an empty name is the product's own."""

    name: str = ""
    logo: Any = None
    colours: str = ""
    exit_to: str = NEUTRAL_SITE
    menu: tuple[Link, ...] = ()
    footer: tuple[Link, ...] = ()
    helplines: tuple[Line, ...] = HELPLINES


_seen: dict[str, SiteLook] = {}


def site_look(request: HttpRequest | None) -> SiteLook:
    """The look for this request, in the language that is active; asked once for each request."""
    language = get_language() or settings.LANGUAGE_CODE
    if request is None or _asks_nothing(request):
        return _seen.get(language, SiteLook())
    known: dict[str, SiteLook] = getattr(request, "_site_look", {})
    if language not in known:
        known[language] = _seen[language] = _read(request, language)
        request._site_look = known  # type: ignore[attr-defined]
    return known[language]


def _asks_nothing(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is not None and match.view_name == ASKS_NOTHING


def _read(request: HttpRequest, language: str) -> SiteLook:
    site = Site.find_for_request(request)
    if site is None:
        return SiteLook()
    row = SiteSettings.objects.filter(site=site).select_related("logo").first()
    look = _with_pages(SiteLook(), site, row, language)
    if row is None:
        return look
    palette = row.palette
    return replace(
        look,
        name=in_language(row, "name"),
        logo=row.logo,
        colours="" if palette == site_palette() else palette.address,
        exit_to=row.exit_to,
        helplines=_lines(row) or HELPLINES,
    )


def _lines(row: SiteSettings) -> tuple[Line, ...]:
    return tuple(
        Line(
            name=in_language(line, "name"),
            number=line.number,
            by_text=line.by_text,
            what_for=in_language(line, "what_for"),
            when=in_language(line, "when"),
            website=line.website,
            checked_on=line.checked_on,
        )
        for line in row.helplines.all()
    )


def _with_pages(look: SiteLook, site: Site, row: SiteSettings | None, language: str) -> SiteLook:
    """Menu and footer in one question: home, its children in menus, and the footer's pages."""
    links = FooterLink.objects.filter(site_settings=row) if row else FooterLink.objects.none()
    in_footer = Q(translation_key__in=links.values("page__translation_key"))
    home_key = site.root_page.translation_key
    in_menu = Q(show_in_menus=True, depth=MENU_DEPTH)
    wanted = Q(translation_key=home_key) | in_menu | in_footer
    pages = Page.objects.live().filter(wanted, locale__language_code=language).order_by("path")
    rows = list(pages)
    home = next((page for page in rows if page.translation_key == home_key), None)
    if home is None:
        return look
    below = [page for page in rows if page.path.startswith(home.path) and page is not home]
    menu = [page for page in below if page.show_in_menus and page.depth == MENU_DEPTH]
    footer = [page for page in below if page not in menu]
    return replace(
        look,
        menu=tuple(_link(page, home, language) for page in menu),
        footer=tuple(_link(page, home, language) for page in footer),
    )


def _link(page: Page, home: Page, language: str) -> Link:
    root = "/" if language == settings.LANGUAGE_CODE else f"/{language}/"
    return Link(page.title, root + page.url_path.removeprefix(home.url_path))

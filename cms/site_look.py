"""What every page shows around its own words: name, colours, menu, footer and helplines.

One question to the database for a page, whatever the site holds, and nothing remembered: what an
editor changes shows at once in every process. The help page has to stand when the database does
not; then it shows what this process saw last, or the defaults.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest
from django.utils.translation import get_language

from cms.colours import site_palette, style_sheet_address
from cms.frame_query import LOGO, MENU_DEPTH, Frame, frame_of
from cms.models import Helpline, SiteImage, SiteSettings
from cms.models.settings import NEUTRAL_SITE, is_stale
from places.helplines import HELPLINES
from places.helplines import Helpline as Line
from places.languages import in_language

STANDS_ALONE = "places:help"


@dataclass(frozen=True, slots=True)
class Link:
    """A page in the menu or the footer."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture that is ready to be shown, and how wide and high it is in pixels."""

    url: str
    width_px: int
    height_px: int


@dataclass(frozen=True)
class SiteLook:
    """The look of the site in one language; an empty name is the product's own.

    ``colours`` is the address of a style sheet to take in place of the site's tokens, or empty.
    """

    name: str = ""
    logo: Logo | None = None
    colours: str = ""
    exit_to: str = NEUTRAL_SITE
    menu: tuple[Link, ...] = ()
    footer: tuple[Link, ...] = ()
    helplines: tuple[Line, ...] = HELPLINES
    area_sets: tuple[int, ...] = ()


_seen: dict[str, SiteLook] = {}


def site_look(request: HttpRequest | None) -> SiteLook:
    """The look for this request, in the language that is active; asked once for each request."""
    language = get_language() or settings.LANGUAGE_CODE
    if request is None:
        return _seen.get(language, SiteLook())
    known: dict[str, SiteLook] = getattr(request, "_site_look", {})
    if language not in known:
        known[language] = _seen[language] = _read(request, language)
        request._site_look = known  # type: ignore[attr-defined]
    return known[language]


def look_without_fail(request: HttpRequest) -> SiteLook:
    """The look, or what this process saw last where the database does not answer."""
    try:
        return site_look(request)
    except (OperationalError, InterfaceError):
        return site_look(None)


def look_of_page(request: HttpRequest | None) -> SiteLook:
    """The look for a template: the help page stands without a database, others need not."""
    match = request.resolver_match if request else None
    if request and match is not None and match.view_name == STANDS_ALONE:
        return look_without_fail(request)
    return site_look(request)


def _read(request: HttpRequest, language: str) -> SiteLook:
    frame = frame_of(request, language)
    if frame is None:
        return SiteLook()
    look = _with_pages(SiteLook(), frame, language)
    if not frame.own:
        return look
    row = SiteSettings(**frame.own)
    palette = row.palette
    return replace(
        look,
        name=in_language(row, "name"),
        logo=_logo(row, frame.logo),
        colours="" if palette == site_palette() else style_sheet_address(palette),
        exit_to=row.exit_to or NEUTRAL_SITE,
        helplines=tuple(map(_line, frame.lines)) or HELPLINES,
        area_sets=tuple(frame.area_sets),
    )


def _logo(row: SiteSettings, made: dict[str, Any]) -> Logo | None:
    """The smaller copy of the logo; made where nobody has seen it yet."""
    if row.logo_id is None:
        return None
    if made:
        return Logo(default_storage.url(made["file"]), made["width"], made["height"])
    copy = SiteImage.objects.get(pk=row.logo_id).get_rendition(LOGO)
    return Logo(copy.url, copy.width, copy.height)


def _line(told: dict[str, Any]) -> Line:
    """A line; the day on which it was checked is told for as long as that holds."""
    row = Helpline(**told)
    checked_on = date.fromisoformat(told["checked_on"])
    return Line(
        name=in_language(row, "name"),
        number=row.number,
        by_text=row.by_text,
        what_for=in_language(row, "what_for"),
        when=in_language(row, "when"),
        website=row.website,
        checked_on=None if is_stale(checked_on) else checked_on,
    )


def _with_pages(look: SiteLook, frame: Frame, language: str) -> SiteLook:
    """Menu and footer: the children of home that are in menus, and the footer's pages."""
    key = str(frame.site.root_page.translation_key)
    home = next((page for page in frame.pages if page["translation_key"] == key), None)
    if home is None:
        return look
    below = [p for p in frame.pages if p["path"].startswith(home["path"]) and p is not home]
    menu = [page for page in below if page["show_in_menus"] and page["depth"] == MENU_DEPTH]
    footer = [page for page in below if page not in menu]
    return replace(
        look,
        menu=tuple(_link(page, home, language) for page in menu),
        footer=tuple(_link(page, home, language) for page in footer),
    )


def _link(page: dict[str, Any], home: dict[str, Any], language: str) -> Link:
    root = "/" if language == settings.LANGUAGE_CODE else f"/{language}/"
    return Link(page["title"], root + page["url_path"].removeprefix(home["url_path"]))

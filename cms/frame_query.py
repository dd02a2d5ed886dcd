"""All that stands around a page in one trip to the database: site, settings, helplines, links."""

from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import Combinable
from django.db.models.functions import JSONObject
from django.http import HttpRequest
from django.http.request import split_domain_port
from wagtail.models import Page, Site

from cms.models.images import SiteRendition
from cms.models.settings import FooterLink, Helpline, SiteSettings

MENU_DEPTH = 3  # root, home, and the pages below it
LOGO = "max-160x44|format-png"
OWN = ("name", "name_cy", "dusk", "dusk_dark", "lamp", "exit_to", "logo_id")
IN_LINE = ("name", "name_cy", "number", "by_text", "what_for", "what_for_cy", "when", "when_cy")
IN_PAGE = ("title", "path", "url_path", "depth", "show_in_menus", "translation_key")


@dataclass(frozen=True, slots=True)
class Frame:
    """One site as the database tells it; ``own`` and ``logo`` are empty where nobody set them."""

    site: Site
    own: dict[str, Any]
    logo: dict[str, Any]
    lines: list[dict[str, Any]]
    pages: list[dict[str, Any]]
    area_sets: list[int]


def frame_of(request: HttpRequest, language: str) -> Frame | None:
    """The frame of the site that the request is for; Wagtail need not ask for the site again."""
    sites = _sites(language)
    found = getattr(request, "_wagtail_site", None)
    if found is not None:
        site = sites.filter(pk=found.pk).first()
    else:
        # As Wagtail asks: not through ALLOWED_HOSTS, which was checked before.
        host = split_domain_port(request._get_raw_host())[0]  # type: ignore[attr-defined]
        site = _chosen(list(sites), host, int(request.get_port()))
        request._wagtail_site = site  # type: ignore[attr-defined]
    if site is None:
        return None
    told = (site.own or {}, site.logo_file or {}, site.lines, site.pages, site.shown_sets)
    return Frame(site, *told)


def _chosen(sites: list[Any], host: str, port: int) -> Any:
    """Wagtail's choice among sites: by name and port, else the only one of that name, else the
    default one."""
    named = [site for site in sites if site.hostname == host]
    default = next((site for site in sites if site.is_default_site), None)
    exact = next((site for site in named if site.port == port), None)
    if exact or default in named:
        return exact or default
    return named[0] if len(named) == 1 else default


def _sites(language: str) -> QuerySet[Any]:
    own = SiteSettings.objects.filter(site=OuterRef("pk"))
    logo = SiteRendition.objects.filter(
        image=OuterRef("sitesettings__logo"), filter_spec=LOGO, focal_point_key=""
    )
    lines = Helpline.objects.filter(site_settings__site=OuterRef("pk")).order_by("sort_order", "pk")
    return Site.objects.select_related("root_page").annotate(
        own=Subquery(own.values(told=_told(OWN))[:1]),
        logo_file=Subquery(logo.values(told=_told(("file", "width", "height")))[:1]),
        lines=ArraySubquery(lines.values(told=_told((*IN_LINE, "website", "checked_on")))),
        pages=ArraySubquery(_pages(language).values(told=_told(IN_PAGE))),
        shown_sets=ArraySubquery(
            SiteSettings.area_sets.through.objects.filter(sitesettings__site=OuterRef("pk"))
            .order_by("areaset")
            .values("areaset")
        ),
    )


def _pages(language: str) -> QuerySet[Page]:
    """Home, its children in menus, and the footer's pages, in one language."""
    in_footer = FooterLink.objects.filter(site_settings__site=OuterRef(OuterRef("pk")))
    wanted = Q(translation_key=OuterRef("root_page__translation_key"))
    wanted |= Q(show_in_menus=True, depth=MENU_DEPTH)
    wanted |= Q(translation_key__in=in_footer.values("page__translation_key"))
    return Page.objects.live().filter(wanted, locale__language_code=language).order_by("path")


def _told(names: tuple[str, ...]) -> Combinable:
    return JSONObject(**{name: name for name in names})

"""Pages of the demonstration, in both languages; made once, and then the editors' own."""

from datetime import time
from typing import Any

from django.db import transaction
from wagtail.models import Page, Site

from cms.map_choices import DefaultMoment, Offer
from cms.models import AreaPage, FooterLink, IndexPage, MapPage, SiteSettings, StandardPage
from cms.roles import ensure_page_roles
from cms.trees import ensure_trees, translated
from gis.models import Area, AreaKind
from places.enums import Kind, Weekday
from places.models import Listing

PLACES_ON_A_PAGE = 2


def build_demo_pages() -> list[str]:
    """Make what is missing; returns the titles of the English pages that were made."""
    with transaction.atomic():
        ensure_page_roles()
        home = ensure_trees()["en"]
        about = _page(home, _about(), {"title": "Amdanom ni", "introduction": ABOUT_CY})
        made = [
            _page(home, _youth_map(), {"title": "Nos Sadwrn", "introduction": SATURDAY_CY}),
            _page(home, _warm_spaces(), {"title": "Mannau cynnes", "introduction": WARM_CY}),
            about,
            _page(
                about.specific,
                _how_it_works(),
                {
                    "title": "Dy dro cyntaf",
                    "introduction": "<p>Does neb yn gofyn pam ddest ti.</p>",
                    "body": _body(STEPS_CY),
                },
            ),
        ]
        ward = _ward()
        if ward is not None:
            words = {"title": ward.name_cy or ward.name, "introduction": AREA_CY}
            made.append(_page(home, _area_page(ward), words))
        _footer(about)
    return [page.title for page in made if page is not None]


ABOUT_CY = "<p>Pobl ifanc, gweithwyr ieuenctid a siopau’r dre sy’n cadw’r rhestr hon.</p>"
SATURDAY_CY = "<p>Beth sydd ar agor nos Sadwrn am 9.30. Dewis amser arall os wyt ti eisiau.</p>"
WARM_CY = "<p>Mannau i eistedd, cynhesu a chael paned. Does dim rhaid prynu dim.</p>"
AREA_CY = "<p>Beth sydd ar agor heno yn yr ardal hon.</p>"
STEPS = ("Your first time", "Ring the bell.", "Somebody says hello.", "Stay as long as you like.")
STEPS_CY = ("Dy dro cyntaf", "Cana’r gloch.", "Bydd rhywun yn dweud helô.", "Aros faint fynni di.")


def _page(parent: Page, page: Any, welsh: dict[str, Any]) -> Any:
    """The page below its parent, published in both languages; one that is there stays."""
    found = parent.get_children().filter(slug=page.slug).first()
    if found is not None:
        return found.specific
    parent.add_child(instance=page)
    page.save_revision().publish()
    page.refresh_from_db()
    translated(page, welsh)
    return page


def _about() -> IndexPage:
    words = "<p>Young people, youth workers and shops of the town keep this list.</p>"
    return IndexPage(title="About us", slug="about", introduction=words)


def _how_it_works() -> StandardPage:
    return StandardPage(
        title="Your first time",
        slug="your-first-time",
        introduction="<p>Nobody will ask why you came.</p>",
        body=_body(STEPS),
        search_description="What happens when you walk in.",
    )


def _body(steps: tuple[str, ...]) -> list[tuple[str, Any]]:
    heading, *others = steps
    listings = Listing.objects.listed().of_kinds([Kind.YOUTH_PROVISION]).order_by("name", "pk")
    return [
        ("steps", {"heading": heading, "steps": [f"<p>{step}</p>" for step in others]}),
        ("place_cards", list(listings.showing_where()[:PLACES_ON_A_PAGE])),
        ("find_near_me", None),
    ]


def _youth_map() -> MapPage:
    return MapPage(
        title="Saturday night",
        slug="saturday-night",
        introduction="<p>What is open on Saturday at 9:30pm. Choose another time if you like.</p>",
        show_in_menus=True,
        kinds=[Kind.YOUTH_PROVISION, Kind.DETACHED_YOUTH_WORK, Kind.RESPITE_SPACE],
        filters_offered=[offer.value for offer in Offer],
        default_moment=DefaultMoment.CHOSEN,
        chosen_weekday=Weekday.SATURDAY,
        chosen_time=time(21, 30),
    )


def _warm_spaces() -> MapPage:
    return MapPage(
        title="Warm spaces",
        slug="warm-spaces",
        introduction="<p>Places to sit, get warm and have a drink. You need not buy a thing.</p>",
        show_in_menus=True,
        kinds=[Kind.RESPITE_SPACE, Kind.ORDINARY_PLACE, Kind.TRUSTED_BUSINESS],
        filters_offered=[Offer.TIME, Offer.FREE, Offer.STEP_FREE],
        default_moment=DefaultMoment.TONIGHT,
    )


def _ward() -> Area | None:
    """The ward with most listings, or none where no ward was loaded."""
    wards = Area.objects.filter(area_set__kind=AreaKind.WARD).defer("boundary")
    counted = [
        (Listing.objects.listed().inside(ward.boundary).count(), ward.name, ward) for ward in wards
    ]
    return max(counted, key=lambda row: row[:2])[2] if counted else None


def _area_page(ward: Area) -> AreaPage:
    words = "<p>What is open tonight in this part of town.</p>"
    return AreaPage(title=ward.name, slug="area", area=ward, introduction=words)


def _footer(about: Page) -> None:
    site = Site.objects.get(is_default_site=True)
    row = SiteSettings.for_site(site)
    if not FooterLink.objects.filter(site_settings=row).exists():
        FooterLink.objects.create(site_settings=row, page=about)

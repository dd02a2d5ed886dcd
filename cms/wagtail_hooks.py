"""The editors' site as a whole."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.widgets import Button
from wagtail.documents.wagtail_hooks import DocumentsSummaryItem
from wagtail.models import Page

from cms.embed_code import poster_address
from cms.models import MapPage
from cms.stale_numbers import StaleNumbersPanel

ADVERTISING = ("whats-new-in-wagtail", "editor-guide")


@hooks.register("construct_help_menu")
def without_links_elsewhere(_request: HttpRequest, items: list[MenuItem]) -> None:
    """Leave out Wagtail's news and its guide, which lead to other sites and badge the menu."""
    items[:] = [item for item in items if not item.name.startswith(ADVERTISING)]


@hooks.register("construct_main_menu")
def without_documents(_request: HttpRequest, items: list[MenuItem]) -> None:
    """Leave out the library of documents, which takes none (cms/no_documents.py)."""
    items[:] = [item for item in items if item.name != "documents"]


@hooks.register("construct_homepage_summary_items")
def without_count_of_documents(_request: HttpRequest, items: list[Component]) -> None:
    """Leave out how many documents there are."""
    items[:] = [item for item in items if not isinstance(item, DocumentsSummaryItem)]


@hooks.register("insert_global_admin_css")
def narrow_screens() -> str:
    """What Wagtail leaves sticking out at 360 px."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/editors.css"))


@hooks.register("construct_homepage_panels")
def numbers_to_check(_request: HttpRequest, panels: list[Component]) -> None:
    """Flag helplines that nobody has checked for a year."""
    panels.append(StaleNumbersPanel())


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def poster_of_a_map(page: Page, **_asked: Any) -> Iterator[Button]:
    """In the menu of a published map: its poster for the wall."""
    page = page.specific_deferred
    if isinstance(page, MapPage) and page.live:
        yield Button(_("Poster (PDF)"), poster_address(page), icon_name="doc-full", priority=80)

"""The feeds, and lists that come as files, on the editors' site."""

from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from places.admin_door import TeamMenuItem
from places.sources.roles import ADD_SHEET, VIEW_FEED
from places.sources.views import sheets
from places.sources.views.admin import feed_list, feed_shown, fetch_now


@hooks.register("register_admin_urls")
def feed_urls() -> list[URLPattern]:
    """The pages of the feeds."""
    return [
        path("feeds/", feed_list, name="sources_feeds"),
        path("feeds/<int:pk>/", feed_shown, name="sources_feed"),
        path("feeds/<int:pk>/fetch/", fetch_now, name="sources_feed_fetch"),
        path("register/import/", sheets.send, name="sources_sheets"),
        path("register/import/<uuid:sheet_uid>/", sheets.look, name="sources_sheet"),
        path(
            "register/import/<uuid:sheet_uid>/columns/",
            sheets.columns,
            name="sources_sheet_columns",
        ),
        path(
            "register/import/<uuid:sheet_uid>/report.csv",
            sheets.report,
            name="sources_sheet_report",
        ),
    ]


@hooks.register("register_reports_menu_item")
def feeds_menu_item() -> MenuItem:
    """Among the reports."""
    return TeamMenuItem(
        _("Feeds"),
        reverse_lazy("sources_feeds"),
        permissions=[VIEW_FEED],
        name="sources-feeds",
        icon_name="download",
    )


@hooks.register("register_admin_menu_item")
def sheets_menu_item() -> MenuItem:
    """Below the register."""
    return TeamMenuItem(
        _("Import a list"),
        reverse_lazy("sources_sheets"),
        permissions=[ADD_SHEET],
        name="sources-sheets",
        icon_name="upload",
        order=151,
    )

"""Pictures in the editors' site."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry

from places.admin_door import TeamMenuItem
from places.portal.pictures.admin_views import PicturesView, PictureView, waiting_file
from places.portal.pictures.roles import MAY_LOOK


@hooks.register("register_admin_urls")
def picture_urls() -> list[URLPattern]:
    """Below /admin/listing-pictures/."""
    return [
        path("listing-pictures/", PicturesView.as_view(), name="listing_pictures"),
        path("listing-pictures/<int:pk>/", PictureView.as_view(), name="listing_pictures_look"),
        path("listing-pictures/<int:pk>/file/", waiting_file, name="listing_pictures_file"),
    ]


@hooks.register("register_admin_menu_item")
def pictures_menu_item() -> MenuItem:
    """The way to the page."""
    return TeamMenuItem(
        _("Pictures to look at"),
        reverse("listing_pictures"),
        permissions=[MAY_LOOK],
        name="listing-pictures",
        icon_name="image",
        order=159,
    )


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    """Words for what pictures write into the log."""
    actions.register_action("places.picture_sent", _("Send a picture"), _("Picture sent"))
    actions.register_action(
        "places.picture_public", _("Make a picture public"), _("Picture made public")
    )
    actions.register_action("places.picture_off", _("Take a picture off"), _("Picture taken off"))

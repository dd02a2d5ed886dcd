"""What every page of the editors has in common."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

# First parts of addresses that belong to the register, the editors and the machinery.
TAKEN_SLUGS = frozenset(
    (
        *("accounts", "admin", "api", "colours", "cy", "documents", "embed", "en", "exit", "find"),
        *("health", "help", "how", "images", "media", "metrics", "ogc", "places", "portal"),
        *("posters", "static", "tiles"),
    )
)
SIMPLE_TEXT = ["h2", "h3", "bold", "ol", "ul", "link"]


class PublicPage(Page):
    """A page for the public: no password, a phone-sized preview first, a reachable address."""

    # Passwords and groups need a cookie, which public pages never set.
    private_page_options: list[str] = []

    class Meta:
        abstract = True

    @property
    def preview_sizes(self) -> list[dict[str, Any]]:
        """A phone and a desk, in CSS pixels."""
        return [
            {"name": "mobile", "icon": "mobile-alt", "device_width": 360, "label": _("Phone")},
            {"name": "desktop", "icon": "desktop", "device_width": 1280, "label": _("Desktop")},
        ]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The page as it will be, in the frame of the editor's site and nowhere else."""
        response: HttpResponse = super().serve_preview(request, mode_name)
        response._csp_replace = {"frame-ancestors": ["'self'"]}  # type: ignore[attr-defined]
        return response

    def clean(self) -> None:
        """Refuse an address that something else answers to."""
        super().clean()
        # A new page has no depth yet; its slug is looked at again when it is saved below home.
        if (self.depth is None or self.depth <= 3) and self.slug in TAKEN_SLUGS:
            message = _("“%(slug)s” is taken by another part of the site.")
            raise ValidationError({"slug": message}, params={"slug": self.slug})

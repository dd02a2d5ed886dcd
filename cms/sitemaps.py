"""The site for search engines: pages, places and the fixed addresses, each in both languages."""

from datetime import datetime
from typing import Any

from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from django.urls import reverse
from wagtail.models import Page, Site

from places.models import Listing

FIXED = ("places:home", "places:find", "places:help", "places:how")


class FixedSitemap(Sitemap):
    """Addresses that are always there."""

    i18n = alternates = True

    def items(self) -> tuple[str, ...]:
        """Names of the addresses."""
        return FIXED

    def location(self, item: str) -> str:
        """The address in the language that is active."""
        return reverse(item)


class ListingSitemap(Sitemap):
    """Places that the public may see."""

    i18n = alternates = True
    limit = 2000

    def items(self) -> QuerySet[Listing]:
        """In one order, so that pages of the sitemap do not overlap."""
        return Listing.objects.listed().only("slug", "last_published_at").order_by("pk")

    def location(self, item: Listing) -> str:
        """The page of a place in the language that is active."""
        return reverse("places:place", args=[item.slug])

    def lastmod(self, item: Listing) -> datetime | None:
        """When it was published last."""
        return item.last_published_at


class PageSitemap(Sitemap):
    """Pages of the editors, each with its own address in its own language."""

    def items(self) -> list[Page]:
        """Below the home page of every language; home itself is a fixed address."""
        site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
        if site is None:
            return []
        homes = site.root_page.get_translations(inclusive=True).live()
        return [page for home in homes for page in home.get_descendants().live().public()]

    def location(self, item: Page) -> str:
        """The address, without the host."""
        parts = item.get_url_parts()
        return parts[2] if parts else "/"

    def lastmod(self, item: Page) -> datetime | None:
        """When it was published last."""
        return item.last_published_at


SITEMAPS: dict[str, Any] = {
    "fixed": FixedSitemap,
    "pages": PageSitemap,
    "places": ListingSitemap,
}

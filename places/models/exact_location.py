"""The exact whereabouts of listings that show less, kept apart from them."""

from django.contrib.gis.db import models
from django.utils.translation import gettext_lazy as _

from gis.crs import WGS84


class ExactLocation(models.Model):
    """Address and point behind row-level security (migration 0002).

    Rows can be read and written only inside ``places.exact_locations.opened()``; a query
    anywhere else sees an empty table. Never a child of ``Listing``, so that no revision,
    search index or serialiser carries it.
    """

    listing = models.OneToOneField(
        "places.Listing", on_delete=models.CASCADE, related_name="+", primary_key=True
    )
    place_name = models.CharField(_("name of the venue"), max_length=160, blank=True)
    address = models.CharField(_("address"), max_length=300, blank=True)
    postcode = models.CharField(_("postcode"), max_length=8, blank=True)
    point = models.PointField(_("pin"), srid=WGS84, geography=True)

    class Meta:
        verbose_name = _("exact location")

    def __str__(self) -> str:
        return str(_("exact location"))

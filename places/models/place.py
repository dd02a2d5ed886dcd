"""A physical venue that the public may see."""

import uuid
from typing import Any

from django.contrib.gis.db import models
from django.contrib.postgres.fields import ArrayField
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import RevisionMixin
from wagtail.search import index

from gis.crs import WGS84
from places.enums import AccessFact, StepFree
from places.public_location import authority_of


class Place(index.Indexed, RevisionMixin, models.Model):
    """A venue with its address and pin.

    Only venues that are public stand here. The venue of a listing that shows less than its
    exact location is an ``ExactLocation``, kept apart.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=160)
    name_cy = models.CharField(_("name in Welsh"), max_length=160, blank=True)
    address = models.CharField(_("address"), max_length=300, blank=True)
    postcode = models.CharField(_("postcode"), max_length=8, blank=True)
    point = models.PointField(_("pin"), srid=WGS84, geography=True)
    authority = models.ForeignKey(
        "areas.Area",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("local authority"),
    )
    step_free = models.CharField(
        _("step-free"), max_length=10, choices=StepFree, default=StepFree.NOT_SAID
    )
    access_facts = ArrayField(
        models.CharField(max_length=20, choices=AccessFact),
        verbose_name=_("other access facts"),
        default=list,
        blank=True,
    )
    access_note = models.TextField(_("more about getting in"), blank=True)
    getting_there = models.TextField(_("getting there and back"), blank=True)

    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("address"),
    ]

    class Meta:
        verbose_name = _("place")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(postcode="")
                | Q(postcode__regex=r"^[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}$"),
                name="place_postcode_well_formed",
                violation_error_message=_("Write the postcode like NP20 1HG."),
            ),
            models.CheckConstraint(
                condition=Q(access_facts__contained_by=list(AccessFact.values)),
                name="place_known_access_facts",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and move the listings that show this place along with it."""
        with transaction.atomic():
            self.authority = authority_of(self.point)
            super().save(*args, **kwargs)
            self.listings.update(public_geometry=self.point, authority=self.authority)

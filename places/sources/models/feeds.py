"""A feed that an operator imports, and what was decided about it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from places.enums import Kind


class Feed(models.Model):
    """One Open Referral feed: an address that the operator allows, or files of one name.

    The organisation stands for who publishes it and carries licence and attribution.
    """

    code = models.SlugField(_("code"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=160)
    address = models.CharField(_("address"), max_length=300, unique=True)
    organisation = models.ForeignKey(
        "places.Organisation",
        on_delete=models.PROTECT,
        related_name="feeds",
        verbose_name=_("publisher"),
    )
    kind = models.CharField(_("kind where the feed says none"), max_length=20, choices=Kind)
    publish = models.BooleanField(_("publish what is new"), default=False)
    age_from = models.PositiveSmallIntegerField(_("age from"), null=True, blank=True)
    age_to = models.PositiveSmallIntegerField(_("age to"), null=True, blank=True)
    # Whole imports so far: what is missing is counted in these.
    whole_runs = models.PositiveIntegerField(default=0)
    # Of a list that comes as a CSV file: {our key: heading}, as somebody last said.
    columns = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("feed")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def origin(self) -> str:
        """What its listings have for ``origin``."""
        return f"feed:{self.code}"

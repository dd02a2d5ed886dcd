"""How often nothing was open, by authority, quarter, kind and part of the week."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class NothingOpenCount(models.Model):
    """One number. There is no column for who asked, when exactly, from where or in which words."""

    # The code of the local authority: a number outlives the boundaries that were loaded with it.
    area_code = models.CharField(_("local authority"), max_length=12)
    # The first day of the calendar quarter in which it was asked.
    quarter_from = models.DateField(_("quarter"))
    # A kind of listing, or "any".
    wanted = models.CharField(_("kind"), max_length=30)
    band = models.CharField(_("time band"), max_length=30)
    count = models.PositiveIntegerField(_("how often"), default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("count of questions that found nothing open")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["area_code", "quarter_from", "wanted", "band"], name="nothing_open_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.area_code}, {self.quarter_from}: {self.wanted}, {self.band}"

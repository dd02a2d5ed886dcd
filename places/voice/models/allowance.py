"""How much one network, or everybody together, may still do today."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Allowance(models.Model):
    """A bucket of tokens. ``key`` names a network for one day only, and is no address."""

    purpose = models.CharField(max_length=20)
    key = models.CharField(max_length=32, blank=True)
    tokens = models.FloatField()
    counted_at = models.DateTimeField()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("allowance")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["purpose", "key"], name="allowance_once"),
        ]

    def __str__(self) -> str:
        return self.purpose

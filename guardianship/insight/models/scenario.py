"""What if: edits on top of a run, kept by name and shared within one authority."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from guardianship.insight.models.run import Run
from guardianship.lib import clock


class Scenario(models.Model):
    """Edits as ``gis.analysis.scenario.edits`` writes them, and the answer to them.

    ``results`` is kept with the hash of run and edits that it answers (``results_hash``).
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=120)
    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="scenarios")
    edits = models.TextField(_("edits"), default="[]")
    note = models.CharField(_("note"), max_length=500, blank=True)
    is_shared = models.BooleanField(_("shared with the commissioners of the area"), default=False)
    # Only whoever made it changes it; taken away with the account.
    made_by = models.ForeignKey(
        "accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    results = models.JSONField(default=dict, blank=True)
    results_hash = models.CharField(max_length=64, blank=True)
    made_at = models.DateTimeField(_("made at"), default=clock.now)
    changed_at = models.DateTimeField(_("changed at"), default=clock.now)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("scenario")
        default_permissions = ("add", "change", "view")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

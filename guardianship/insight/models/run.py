"""One run of the analysis: what it was asked, how far it is, and what it found."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from guardianship.insight.canonical import read_canonical
from guardianship.insight.enums import ENDS, RunState
from guardianship.lib import clock

if TYPE_CHECKING:
    import pandas as pd


class Run(models.Model):
    """Measured on a typical week or on a day, for one authority and one division into areas.

    Immutable once it has ended (migration 0002). Who asked is in the log of looks alone.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    area_set = models.ForeignKey("areas.AreaSet", on_delete=models.PROTECT, related_name="+")
    authority = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+")
    # Exactly one of the two: weeks from this day on, or this day.
    week_from = models.DateField(_("typical week from"), null=True, blank=True)
    on_date = models.DateField(_("on"), null=True, blank=True)
    parameters = models.JSONField(_("parameters"), default=dict)
    # Edits of a scenario that the run was made with, as gis.analysis.scenario.edits writes them.
    edits = models.TextField(_("scenario"), blank=True)
    input_hashes = models.JSONField(_("what it was computed from"), default=dict)
    code_version = models.CharField(_("version of the code"), max_length=64, blank=True)
    seed = models.PositiveBigIntegerField(_("seed"), default=0)
    state = models.CharField(
        _("state"), max_length=9, choices=RunState, default=RunState.WAITING, db_index=True
    )
    # [{"name": "walks", "share": 0.4, "seconds": 3.1}, …] in the order of enums.Step.
    steps = models.JSONField(_("steps"), default=list)
    head = models.JSONField(_("what is to be said of it"), default=dict)
    result_hash = models.CharField(_("hash of the result"), max_length=64, blank=True)
    error = models.TextField(_("what went wrong"), blank=True)
    is_cancel_asked = models.BooleanField(_("is to be cancelled"), default=False)
    # Which attempt of a worker holds it, and when that was last heard of.
    attempt = models.UUIDField(null=True, editable=False)
    heard_of_at = models.DateTimeField(null=True, editable=False)
    asked_at = models.DateTimeField(_("asked for at"), default=clock.now)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("run of the analysis")
        verbose_name_plural = _("runs of the analysis")
        default_permissions = ("add", "change", "view")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=RunState.values), name="run_state"),
            models.CheckConstraint(
                condition=Q(week_from__isnull=True) ^ Q(on_date__isnull=True),
                name="run_on_a_week_or_a_day",
            ),
            models.CheckConstraint(
                condition=Q(state="done") & ~Q(result_hash="")
                | ~Q(state="done") & Q(result_hash=""),
                name="run_done_has_a_result",
            ),
            # Another on the same areas waits until this one has ended.
            models.UniqueConstraint(
                fields=["area_set"],
                condition=Q(state="running"),
                name="run_one_at_a_time_by_area_set",
            ),
        ]

    def __str__(self) -> str:
        when = self.on_date or self.week_from
        return f"{self.authority}, {self.area_set}, {when:%-d %B %Y}"

    @property
    def has_ended(self) -> bool:
        """Whether nothing will change any more."""
        return self.state in ENDS

    @property
    def share_done(self) -> float:
        """How much of it is done, 0 to 1; steps count alike."""
        shares = [float(step["share"]) for step in self.steps]
        return sum(shares) / len(shares) if shares else 0.0

    def table(self, name: str) -> pd.DataFrame:
        """A working table that holds no case data. Raises ``RunTable.DoesNotExist``."""
        return read_canonical(bytes(self.tables.get(name=name).content))


class RunTable(models.Model):
    """One table of a run that is done: canonical CSV, or packed arrays of the walks."""

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="tables")
    name = models.CharField(_("name"), max_length=40)
    content = models.BinaryField()
    digest = models.CharField(max_length=64)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("table of a run")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["run", "name"], name="run_table_once")]

    def __str__(self) -> str:
        return f"{self.run}: {self.name}"

"""The frozen tables that people see; every page, file and figure reads these and no run."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from gis.analysis.disclosure.rules import DisclosureRefused
from guardianship.insight.canonical import canonical_json, digest, read_canonical, without_rows
from guardianship.insight.models.run import Run
from guardianship.insight.table_columns import COLUMNS
from guardianship.lib import clock

if TYPE_CHECKING:
    import pandas as pd


class Release(models.Model):
    """What may be shown of one run. Immutable (migration 0002); a mistake is mended by another.

    ``head`` says: period (list of quarters), geography (kind), ages, seasons, bands, rules,
    how_we_know and cannot_tell (lists of sentences), approximate (the detour factor or null),
    parameters, input_hashes, code_version, result_hash of the run, and left_out.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="releases")
    authority = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+")
    # Counted up within the authority.
    number = models.PositiveIntegerField(_("number"))
    # The quarter up to which it speaks, such as 2026-Q3.
    period = models.CharField(_("quarter"), max_length=7)
    geography = models.ForeignKey("areas.AreaSet", on_delete=models.PROTECT, related_name="+")
    head = models.JSONField(_("what is to be said of it"), default=dict)
    content_hash = models.CharField(_("hash of the content"), max_length=64)
    published_at = models.DateTimeField(_("published at"), default=clock.now)
    replaced_by = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaces"
    )
    # Why the one before it was replaced, in words of a form, where it was.
    why = models.CharField(
        _("why it takes the place of the one before"), max_length=300, blank=True
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("release")
        default_permissions = ("add", "view")
        permissions = [("view_funding", "Can view until when listings are paid for")]
        ordering = ["-published_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["authority", "number"], name="release_number_once"),
        ]

    def __str__(self) -> str:
        return f"{self.authority}, {self.period}, no. {self.number}"

    def table(self, name: str) -> pd.DataFrame:
        """A fresh frame of one table, with the columns of ``table_columns.COLUMNS``.

        Raises ``KeyError`` for a table that no release has, ``DisclosureRefused`` when it is not
        the one that was frozen. A table without rows has its columns all the same.
        """
        columns = COLUMNS[name]
        row = self.tables.filter(name=name).first()
        if row is None:
            return without_rows(columns)
        content = bytes(row.content)
        if digest(content) != row.digest:
            raise DisclosureRefused("R-SDC-6", f"{name} is not the table that was frozen")
        return read_canonical(content)

    def worked_out_hash(self) -> str:
        """The hash that the stored head and tables give now; equal to ``content_hash``."""
        return content_hash_of(self.head, {row.name: row.digest for row in self.tables.all()})


class ReleaseTable(models.Model):
    """One frozen table as canonical CSV."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="tables")
    name = models.CharField(_("name"), max_length=40)
    content = models.BinaryField()
    digest = models.CharField(max_length=64)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("table of a release")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["release", "name"], name="release_table_once")
        ]

    def __str__(self) -> str:
        return f"{self.release}: {self.name}"


class TrueCells(models.Model):
    """The true counts behind one table of a release, behind the wall: the next release is held to
    them, so that no difference between the two is about a few people (R-SDC-8)."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="true_cells")
    area = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("name"), max_length=80)
    content = models.BinaryField()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("counts behind a release")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["release", "name"], name="true_cells_once")]

    def __str__(self) -> str:
        return f"{self.release}: {self.name}"


def content_hash_of(head: object, digests: dict[str, str]) -> str:
    """One hash for a head and the digests of all tables."""
    return digest(canonical_json(head), canonical_json(digests))

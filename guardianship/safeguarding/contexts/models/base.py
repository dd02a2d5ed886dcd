"""What all records of casework have in common: versions that are added and never changed."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from guardianship.lib import clock
from guardianship.safeguarding.freetext.fields import MayBeMasked
from guardianship.safeguarding.wall.enums import AUTHORS

if TYPE_CHECKING:
    from guardianship.accounts.models import User


class VersionsAreKept(Exception):
    """A stored version stays as it is; write the next one instead."""


class RecordQuerySet(models.QuerySet[Any]):
    """Versions of records."""

    def newest(self) -> Self:
        """The newest version of each record, those that were taken back too."""
        newer = self.model._base_manager.filter(
            key=OuterRef("key"), version__gt=OuterRef("version")
        )
        return self.filter(~Exists(newer))

    def current(self) -> Self:
        """The newest version of each record that stands."""
        return self.newest().filter(taken_back=False)

    def seen_by(self, person: User, is_beyond: bool) -> Self:
        """Those that this person may read; ``is_beyond``: none of their own areas. Of ``current``:
        what holds of the newest version holds of all. Kinds of records narrow it."""
        return self


class CaseRecord(MayBeMasked):
    """One version of a record; ``key`` is the same in all versions of it.

    Who wrote it is kept as what they are to the area, not as who they are: the work is the
    team's (ledger G3, G4). Rows are neither changed nor, but for retention, deleted.
    """

    key = models.UUIDField(default=uuid.uuid4, editable=False)
    version = models.PositiveSmallIntegerField(default=1, editable=False)
    written_at = models.DateTimeField(_("written at"), default=clock.now, editable=False)
    written_as = models.CharField(
        _("written as"), max_length=12, choices=AUTHORS, editable=False, default="practitioner"
    )
    taken_back = models.BooleanField(_("taken back"), default=False, editable=False)

    objects = RecordQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True
        default_permissions = ()
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["key", "version"], name="%(app_label)s_%(class)s_version_once"
            ),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store a version; ``VersionsAreKept`` for one that is stored."""
        if not self._state.adding:
            raise VersionsAreKept(type(self).__name__)
        super().save(*args, **kwargs)

    def versions(self) -> models.QuerySet[Any]:
        """All versions of this record, newest first."""
        return type(self)._default_manager.filter(key=self.key).order_by("-version")

    def following(self) -> Self:
        """An unsaved copy that is the next version."""
        values = {
            field.attname: getattr(self, field.attname)
            for field in self._meta.concrete_fields
            if not field.primary_key
        }
        values |= {"version": self.version + 1, "written_at": clock.now()}
        return type(self)(**values)


class ContextRecord(CaseRecord):
    """A record that belongs to one context, and is behind the wall with it."""

    context = models.ForeignKey(
        "contexts.Context", on_delete=models.CASCADE, related_name="%(class)ss", editable=False
    )

    class Meta(CaseRecord.Meta):
        abstract = True


class AreaRecord(CaseRecord):
    """A record of an area that stands by itself, and may name a context."""

    home = models.ForeignKey(
        "areas.Area", on_delete=models.PROTECT, related_name="+", verbose_name=_("area")
    )
    context = models.ForeignKey(
        "contexts.Context",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="%(class)ss",
        verbose_name=_("context, if there is one"),
    )

    class Meta(CaseRecord.Meta):
        abstract = True

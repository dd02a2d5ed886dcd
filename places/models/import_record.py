"""What imports wrote, so that they never write it twice and never over somebody's work."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportRecord(models.Model):
    """One row of a source and what became of it here.

    Kept when the thing itself is deleted, so that a listing which people took away does not
    come back with the next import. Holds no address: fingerprints leave out whatever a listing
    hides, since a short text can be guessed from its fingerprint.
    """

    class Subject(models.TextChoices):
        """What the row became."""

        ORGANISATION = "organisation", _("organisation")
        PLACE = "place", _("place")
        LISTING = "listing", _("listing")
        COVERAGE_AREA = "coverage_area", _("coverage area")

    subject = models.CharField(_("what"), max_length=16, choices=Subject)
    # The ``uid`` of the organisation, place, listing or coverage area.
    uid = models.UUIDField()
    source = models.CharField(_("source"), max_length=80)
    source_id = models.CharField(_("identity in the source"), max_length=200)
    # SHA-256 of the row as it was understood, and of the thing as the import left it.
    row_fingerprint = models.CharField(max_length=64)
    left_fingerprint = models.CharField(max_length=64)
    loaded_at = models.DateTimeField(_("loaded at"))

    class Meta:
        verbose_name = _("import record")
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "source", "source_id"], name="import_record_once_per_row"
            ),
        ]
        indexes = [models.Index(fields=["subject", "uid"], name="import_record_uid")]

    def __str__(self) -> str:
        return f"{self.source}: {self.source_id}"

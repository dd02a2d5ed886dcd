"""How long a look took, for the report by type; nobody who asked or looked is in it (G4)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from places.enums import OrganisationType
from places.moderation.enums import ChangeKind


class Look(models.Model):
    """From being sent in to being public. It outlives the listing, as the figure is no fact of it.

    There is no column for a person, and there never is: the report is about our work together.
    """

    workflow_state = models.OneToOneField(
        "wagtailcore.WorkflowState",
        on_delete=models.SET_NULL,
        null=True,
        related_name="look",
    )
    organisation_type = models.CharField(max_length=20, choices=OrganisationType)
    change = models.CharField(max_length=10, choices=ChangeKind)
    sent_in_at = models.DateTimeField(_("sent in"))
    approved_at = models.DateTimeField(_("approved"), null=True)
    # Of that, how long it lay with the team and the panel, not with the organisation.
    with_us = models.DurationField(_("with us"), null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("look")
        default_permissions = ("view",)
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_at__isnull=True, with_us__isnull=True)
                | Q(approved_at__gte=F("sent_in_at"), with_us__isnull=False),
                name="moderation_look_in_order",
            ),
            models.CheckConstraint(
                condition=Q(change__in=ChangeKind.values), name="moderation_known_change"
            ),
        ]
        indexes = [
            models.Index(
                fields=["approved_at"],
                condition=Q(approved_at__isnull=False),
                name="moderation_approved",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_organisation_type_display()}, {self.get_change_display()}"

"""What happened, kept until the mail about it was written."""

from django.conf import settings
from django.db import models

from guardianship.lib import clock
from places.enums import MembershipRole
from places.portal.people.enums import NoticeKind


class Notice(models.Model):
    """One thing that happened in an organisation; its key stands in the rows of the outbox."""

    kind = models.CharField(max_length=12, choices=NoticeKind)
    organisation = models.ForeignKey(
        "places.Organisation", on_delete=models.CASCADE, related_name="+"
    )
    # Whom it happened to, or whose decision it tells.
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="+"
    )
    role = models.CharField(max_length=10, choices=MembershipRole, blank=True)
    claim = models.ForeignKey(
        "portal_people.Claim", on_delete=models.CASCADE, null=True, related_name="+"
    )
    at = models.DateTimeField(default=clock.now)

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

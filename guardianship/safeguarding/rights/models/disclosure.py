"""Disclosure to police: the exception, decided by two others, told in the least words, once."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from guardianship.lib import clock
from guardianship.safeguarding.freetext.fields import SafeTextField
from guardianship.safeguarding.rights.enums import (
    DisclosedField,
    DisclosureState,
    LegalBasis,
    ToldThem,
)

APPROVALS_NEEDED = 2


class Disclosure(models.Model):
    """What is to be told of one area, why it must be, and what young people say to that."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    area = models.ForeignKey(
        "areas.Area", on_delete=models.PROTECT, related_name="+", verbose_name=_("area")
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    asked_at = models.DateTimeField(_("asked"), default=clock.now)
    basis = models.CharField(_("what law it stands on"), max_length=16, choices=LegalBasis)
    necessary_because = SafeTextField(_("why nothing less will do"), max_length=600)
    young_people_view = SafeTextField(_("what young people say to it"), max_length=600)
    view_is = models.CharField(_("how you know"), max_length=9, choices=ToldThem)
    state = models.CharField(
        max_length=8, choices=DisclosureState, default=DisclosureState.ASKED, editable=False
    )
    decided_at = models.DateTimeField(_("decided"), null=True, editable=False)
    open_until = models.DateTimeField(_("can be opened until"), null=True, editable=False)
    opened_at = models.DateTimeField(_("opened"), null=True, editable=False)
    code_hash = models.CharField(max_length=64, blank=True, editable=False)
    wrong_codes = models.PositiveSmallIntegerField(default=0, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("disclosure to police")
        default_permissions = ("add", "change", "view")
        ordering = ["-asked_at"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(necessary_because="") & ~Q(young_people_view=""),
                name="disclosure_says_why_and_what_young_people_say",
            ),
            models.CheckConstraint(
                condition=Q(basis__in=LegalBasis.values), name="disclosure_stands_on_law"
            ),
            models.CheckConstraint(
                condition=~Q(state=DisclosureState.APPROVED) | Q(open_until__isnull=False),
                name="disclosure_ends",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"


class DisclosureLine(models.Model):
    """One thing that is told, of the closed list."""

    disclosure = models.ForeignKey(Disclosure, on_delete=models.CASCADE, related_name="lines")
    field = models.CharField(max_length=12, choices=DisclosedField)
    says = SafeTextField(max_length=200)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("line of a disclosure")
        default_permissions = ()
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["disclosure", "field"], name="disclosure_line_once"),
            models.CheckConstraint(
                condition=Q(field__in=DisclosedField.values), name="disclosure_line_known_field"
            ),
        ]


class DisclosureDecision(models.Model):
    """What one of those who decide said; they are neither the asker nor of enforcement.

    The key of who decided binds nothing, so that an account can be removed; the decision stands.
    """

    disclosure = models.ForeignKey(Disclosure, on_delete=models.CASCADE, related_name="decisions")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )
    approves = models.BooleanField()
    because = SafeTextField(_("why"), max_length=300)
    at = models.DateTimeField(default=clock.now)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("decision on a disclosure")
        default_permissions = ()
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["disclosure", "by"], name="disclosure_decided_once"),
        ]

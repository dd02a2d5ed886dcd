"""What is known of a context: what is safe already, five conditions, and views side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from guardianship.lib import clock
from guardianship.safeguarding.contexts.enums import (
    Aspect,
    Considered,
    EvidenceSource,
    Strength,
    Tool,
    Whose,
)
from guardianship.safeguarding.contexts.models.base import ContextRecord, RecordQuerySet
from guardianship.safeguarding.freetext.fields import SafeTextField
from guardianship.safeguarding.rights.contributions import Consented, ConsentedQuerySet

if TYPE_CHECKING:
    from guardianship.accounts.models import User


class Assessment(ContextRecord):
    """What already makes it safer, what would, and what was looked at; one for each context."""

    already_safer = SafeTextField(_("what already makes this safer"), max_length=1500)
    would_be_safer = SafeTextField(_("what would make it safer"), max_length=1500)
    education_considered = models.CharField(
        _("was school or college looked at"), max_length=9, choices=Considered
    )
    tools = ArrayField(
        models.CharField(max_length=16, choices=Tool),
        verbose_name=_("how you found out"),
        default=list,
        blank=True,
    )

    class Meta(ContextRecord.Meta):
        verbose_name = _("assessment")
        constraints = [
            *ContextRecord.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(already_safer="") & ~Q(would_be_safer=""),
                name="assessment_says_what_is_safe",
            ),
        ]


class NextStep(ContextRecord):
    """What the team does next, and by when; overdue it is the team's, and nobody's mark."""

    says = SafeTextField(_("what is next"), max_length=300)
    due_on = models.DateField(_("by when"))
    is_done = models.BooleanField(_("it is done"), default=False)

    class Meta(ContextRecord.Meta):
        verbose_name = _("next step")


class Section(ContextRecord):
    """Evidence on one of the five conditions."""

    aspect = models.CharField(_("which condition"), max_length=13, choices=Aspect)
    evidence = SafeTextField(_("what you know"), max_length=1500)
    source = models.CharField(_("who says so"), max_length=12, choices=EvidenceSource)
    strength = models.CharField(_("how sure you are"), max_length=5, choices=Strength)
    seen_on = models.DateField(_("when"), default=clock.today)

    class Meta(ContextRecord.Meta):
        verbose_name = _("condition")
        constraints = [
            *ContextRecord.Meta.constraints,
            models.CheckConstraint(condition=~Q(evidence=""), name="section_has_evidence"),
            models.CheckConstraint(
                condition=Q(aspect__in=Aspect.values), name="section_known_condition"
            ),
        ]


class PerspectiveQuerySet(RecordQuerySet, ConsentedQuerySet):  # type: ignore[override]
    """Views, as far as those whose they are agreed to (ledger F5, F6)."""

    def seen_by(self, person: User, is_beyond: bool) -> Self:
        """Not kept from the person's kinds of organisation; elsewhere only what is shared."""
        return self.for_guest(person) if is_beyond else self.for_person(person)


class Perspective(ContextRecord, Consented):
    """How somebody sees it. Views stand side by side; none is the last word (ledger C10)."""

    whose = models.CharField(_("whose view"), max_length=13, choices=Whose)
    organisation = models.ForeignKey(
        "places.Organisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("organisation, for professionals"),
    )
    role = SafeTextField(
        _("in what role"), max_length=80, help_text=_("Such as “youth worker”; never a name.")
    )
    says = SafeTextField(_("how they see it"), max_length=1500)
    said_on = models.DateField(_("when they said it"), default=clock.today)
    disagrees = models.BooleanField(_("others here see it differently"), default=False)
    differs_about = SafeTextField(_("about what"), max_length=300, blank=True)

    objects: ClassVar[Any] = PerspectiveQuerySet.as_manager()  # type: ignore[assignment]

    class Meta(ContextRecord.Meta):
        verbose_name = _("perspective")
        constraints = [
            *ContextRecord.Meta.constraints,
            *Consented.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(whose=Whose.PROFESSIONALS) | Q(organisation__isnull=False),
                name="perspective_of_an_agency_names_it",
                violation_error_message=_("Say which organisation sees it this way."),
            ),
            models.CheckConstraint(
                condition=Q(disagrees=False) | ~Q(differs_about=""),
                name="perspective_disagrees_about_something",
                violation_error_message=_("Say what they see differently."),
            ),
        ]

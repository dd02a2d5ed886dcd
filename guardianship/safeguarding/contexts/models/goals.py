"""Goals in the words of those who set them, and what each partner says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from guardianship.lib import clock
from guardianship.safeguarding.contexts.choices import Target, Verdict, WordsConsent
from guardianship.safeguarding.contexts.enums import Whose
from guardianship.safeguarding.contexts.models.base import ContextRecord, RecordQuerySet
from guardianship.safeguarding.freetext.fields import SafeTextField
from guardianship.safeguarding.rights.contributions import KeptFrom, KeptFromQuerySet

if TYPE_CHECKING:
    from guardianship.accounts.models import User


class GoalQuerySet(RecordQuerySet, KeptFromQuerySet):  # type: ignore[override]
    """Goals, as far as young people let their words go."""

    def seen_by(self, person: User, is_beyond: bool) -> Self:
        """Not kept from the person's kinds of organisation; beyond one's own area not what is
        for the team of this context alone."""
        seen = self.open_to(person)
        return seen.exclude(consent=WordsConsent.INSIDE) if is_beyond else seen


class SignOffQuerySet(RecordQuerySet, KeptFromQuerySet):  # type: ignore[override]
    """What partners say of goals: seen with the goal, whose words may stand in it."""

    def seen_by(self, person: User, is_beyond: bool) -> Self:
        """Those of goals that the person sees as they are now."""
        seen = Goal.objects.current().seen_by(person, is_beyond)
        return self.filter(goal__key__in=seen.values("key")).open_to(person, through="goal")


class Goal(ContextRecord, KeptFrom):
    """What should be different in the context. Other words are another version (ledger E3)."""

    set_by = models.CharField(_("who set it"), max_length=13, choices=Whose)
    wording = SafeTextField(_("in their own words"), max_length=600)
    consent = models.CharField(
        _("who may have these words"), max_length=8, choices=WordsConsent, blank=True
    )
    target = models.CharField(_("what it is about"), max_length=9, choices=Target)
    measured_by = SafeTextField(_("how you will see it"), max_length=300)

    objects: ClassVar[Any] = GoalQuerySet.as_manager()

    class Meta(ContextRecord.Meta):
        verbose_name = _("goal")
        constraints = [
            *ContextRecord.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(set_by=Whose.YOUNG_PEOPLE) | ~Q(consent=""),
                name="goal_of_young_people_has_consent",
                violation_error_message=_("Ask them who may have their words, and say so."),
            ),
        ]

    def __str__(self) -> str:
        return self.wording


class SignOff(ContextRecord):
    """A partner agrees with one version of a goal, or says why not."""

    goal = models.ForeignKey(
        Goal, on_delete=models.CASCADE, related_name="sign_offs", verbose_name=_("goal")
    )
    organisation = models.ForeignKey(
        "places.Organisation",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("which partner"),
    )
    verdict = models.CharField(_("what they say"), max_length=8, choices=Verdict)
    why = SafeTextField(_("why, if they do not agree"), max_length=300, blank=True)
    said_on = models.DateField(_("when"), default=clock.today)

    objects: ClassVar[Any] = SignOffQuerySet.as_manager()

    class Meta(ContextRecord.Meta):
        verbose_name = _("what a partner says of a goal")
        constraints = [
            *ContextRecord.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(verdict=Verdict.DISSENTS) | ~Q(why=""),
                name="sign_off_dissent_says_why",
                violation_error_message=_("Say why they do not agree."),
            ),
        ]

"""Every kind of record: its form, what it is for, and one worked example."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from guardianship.safeguarding.contexts import models as rows
from guardianship.safeguarding.contexts.forms import outcomes, records
from guardianship.safeguarding.contexts.forms.base import RecordForm
from guardianship.safeguarding.contexts.models.base import CaseRecord, RecordQuerySet

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Part:
    """One kind of record: the word in its address, its form, and the help beside it."""

    name: str
    heading: Words
    form: type[RecordForm]
    help: Words
    example: Words
    # One for each context: to add another is to change the one that is there.
    only_one: bool = False

    @property
    def model(self) -> type[CaseRecord]:
        """The table."""
        model: type[CaseRecord] = self.form._meta.model
        return model

    def rows_of(self, context: rows.Context) -> RecordQuerySet:
        """The records of a context, all versions."""
        every: Any = self.model._default_manager
        found: RecordQuerySet = every.filter(context=context)
        return found


OF_A_CONTEXT = (
    Part(
        "assessment",
        _("What is safe already"),
        records.AssessmentForm,
        _("Begin with what works. Write what young people and others told you keeps them safe."),
        _(
            "Already safer: the kiosk owner lets young people wait inside. Would be safer: a "
            "light at the last stand, and somebody from youth work there on Fridays."
        ),
        only_one=True,
    ),
    Part(
        "next-step",
        _("What is next"),
        records.NextStepForm,
        _("One thing, with a day. When the day has passed, the whole team sees it."),
        _("Ask the bus company who can mend the light at stand four. By 12 December."),
        only_one=True,
    ),
    Part(
        "condition",
        _("A condition"),
        records.SectionForm,
        _(
            "Five conditions shape how safe a place is. Write one thing you know, and how you "
            "know it. Recorded incidents alone do not describe a place."
        ),
        _(
            "Physical features: the waiting room closes at six, so young people stand outside in "
            "the dark. Seen on a visit, several people say so."
        ),
    ),
    Part(
        "perspective",
        _("How somebody sees it"),
        records.PerspectiveForm,
        _(
            "Each view stands beside the others and none replaces another. Say in what role "
            "somebody spoke, never who they are."
        ),
        _(
            "Young people, a group at the youth club: it is the only warm place on the way home. "
            "They see it differently from the school, which wants it out of bounds."
        ),
    ),
    Part(
        "response",
        _("A response"),
        records.ResponseForm,
        _(
            "What is done to change the place. If it is aimed at some young people, say at whom "
            "in bands, where and why, and which less intrusive way you looked at."
        ),
        _(
            "Add guardianship: two youth workers are at the bus station on Friday evenings. What "
            "will be different: an adult whom young people know is there until the last bus."
        ),
    ),
    Part(
        "promise",
        _("A promise of a partner"),
        records.CommitmentForm,
        _("What a partner said it will do, and by when. Promises belong to organisations."),
        _("The bus company keeps the waiting room open until ten from 1 December."),
    ),
    Part(
        "barrier",
        _("What stopped us"),
        records.BarrierForm,
        _(
            "What in the system stood in the way. It goes to the leaders of the organisation "
            "that can mend it, and is never about a worker."
        ),
        _("Too few staff: the team has no evening shift, so nobody could go on Fridays."),
    ),
    Part(
        "shift",
        _("A small shift"),
        records.SmallShiftForm,
        _("One sentence about something small that got better. There is nothing to count."),
        _("The kiosk owner greeted the group today, for the first time."),
    ),
    Part(
        "goal",
        _("A goal"),
        outcomes.GoalForm,
        _(
            "Ask young people what should be different, and keep their words as they said them. "
            "Other words are a new version. Ask who may have them."
        ),
        _("Young people: “We can wait for the bus without being told to move.”"),
    ),
    Part(
        "sign-off",
        _("What a partner says of a goal"),
        outcomes.SignOffForm,
        _("Each partner agrees, or says why not. New words of a goal need a new answer."),
        _("The school does not agree: it thinks that the park should be the place instead."),
    ),
    Part(
        "sign",
        _("A sign of safety"),
        outcomes.IndicatorForm,
        _("Something you can look at in this place, now and later. Not a number of incidents."),
        _("What you look at: lights at the stands. At the beginning: three of seven work."),
    ),
    Part(
        "look-again",
        _("A look at a sign again"),
        outcomes.FollowUpForm,
        _("How the same sign is some time later."),
        _("Six of seven lights work; the last is on order. Safer than before."),
    ),
    Part(
        "outcome",
        _("An outcome"),
        outcomes.OutcomeForm,
        _(
            "What is different in this place, and how it was done. That a service changed, or "
            "that something was stopped, is an outcome too. A meeting or a referral is none."
        ),
        _(
            "A service changed: the school no longer sends young people out at lunch. Done with "
            "care: partly. Young people felt helped."
        ),
    ),
)
OF_AN_AREA = (
    Part(
        "safety",
        _("Something that makes it safer"),
        outcomes.SafetyFactorForm,
        _("What keeps young people safe counts as much as what harms them. Write it down too."),
        _("People: the caretaker of the flats knows the young people and talks with them."),
    ),
    Part(
        "system-harm",
        _("Harm by a service"),
        outcomes.SystemHarmForm,
        _(
            "Services harm too: curfews, exclusion, policing, too much intervention, moves, "
            "sharing information. Say what the service did, and what you ask it to do."
        ),
        _(
            "Curfew: night checks every evening for months. Asked: end them, as nobody has said "
            "what they are for."
        ),
    ),
)
BY_NAME = {part.name: part for part in (*OF_A_CONTEXT, *OF_AN_AREA)}


def of_a_context(name: str) -> Part | None:
    """The part of a context with this name, if there is one."""
    return next((part for part in OF_A_CONTEXT if part.name == name), None)


def of_an_area(name: str) -> Part | None:
    """The part of an area with this name, if there is one."""
    return next((part for part in OF_AN_AREA if part.name == name), None)


def lines_of(record: CaseRecord, *, without: str = "") -> Iterator[tuple[Words, Words]]:
    """Label and value of everything that was said in a record, as its form asks it.

    ``without`` names a field that the page shows elsewhere.
    """
    part = next(part for part in BY_NAME.values() if part.model is type(record))
    for name in part.form._meta.fields or ():
        field = type(record)._meta.get_field(name)
        said = _in_words(record, field)
        if said and name != without:
            yield str(getattr(field, "verbose_name", name)), said


def _in_words(record: CaseRecord, field: Any) -> Any:
    value = getattr(record, field.name)
    if isinstance(value, date):
        return date_format(value, "j F Y")
    if isinstance(value, bool):
        return _("yes") if value else ""
    if isinstance(value, list):
        labels = dict(field.base_field.choices)
        return ", ".join(str(labels.get(each, each)) for each in value)
    if field.choices:
        return getattr(record, f"get_{field.name}_display")() if value else ""
    if field.name == "sign_key":
        return next((s.sign for s in rows.Indicator.objects.current().filter(key=value)), "")
    return value

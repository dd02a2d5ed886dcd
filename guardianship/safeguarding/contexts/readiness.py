"""What a context needs before it is opened, and how it stands: in sentences, without a score."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from guardianship.accounts.models import User
from guardianship.lib import clock
from guardianship.safeguarding.contexts.choices import ResponseKind
from guardianship.safeguarding.contexts.enums import Aspect, ContextState, EvidenceSource
from guardianship.safeguarding.contexts.models import (
    Context,
    NextStep,
    Response,
)

NEEDED_HOLDERS = 2
HALF_PERCENT = 50


def missing_to_open(context: Context) -> list[str]:
    """What is not there yet, one sentence each; empty when the work can begin."""
    found = []
    if holders_here(context).count() < NEEDED_HOLDERS:
        found.append(_("Two colleagues hold it together. Add one."))
    if not context.assessments.current().exists():
        found.append(_("Say what already makes it safer, and what would."))
    sections = list(context.sections.current())
    known = {section.aspect for section in sections}
    found += [
        _("Nothing is written on this condition: %(condition)s.") % {"condition": label}
        for aspect, label in Aspect.choices
        if aspect not in known
    ]
    sources = {section.source for section in sections}
    if sources == {EvidenceSource.INCIDENTS}:
        found.append(_("All evidence is recorded incidents. Ask people who are there."))
    if not context.nextsteps.current().exists():
        found.append(_("Say what is next, and by when."))
    return found


def holders_here(context: Context) -> QuerySet[User]:
    """Holders who can still sign in, by name."""
    held = context.holders.values("person_id")
    return User.objects.filter(pk__in=held, is_active=True).order_by("full_name", "pk")


@dataclass(frozen=True, slots=True)
class Share:
    """How many responses do one thing, and of how many."""

    label: str
    count: int
    percent: int


def shares_of(responses: list[Response]) -> list[Share]:
    """Responses by what they do, each kind once, whole per cents."""
    found = []
    for kind in ResponseKind:
        count = sum(response.kind == kind for response in responses)
        percent = round(100 * count / len(responses)) if responses else 0
        found.append(Share(str(kind.label), count, percent))
    return found


def is_mostly_disruption(responses: list[Response]) -> bool:
    """Whether more than half of them only disrupt (ledger C15)."""
    disrupting = sum(response.kind == ResponseKind.DISRUPTION for response in responses)
    return bool(responses) and 100 * disrupting > HALF_PERCENT * len(responses)


@dataclass(frozen=True, slots=True)
class Standing:
    """One context in a list."""

    context: Context
    next_step: NextStep | None
    has_response: bool
    holders: int

    @property
    def due_on(self) -> date | None:
        """When the next step is due, unless it is done."""
        step = self.next_step
        return step.due_on if step and not step.is_done else None

    @property
    def is_overdue(self) -> bool:
        """Whether that day has passed."""
        return self.due_on is not None and self.due_on < clock.today()

    @property
    def lacks_next(self) -> bool:
        """Whether nothing is next."""
        return self.next_step is None or self.next_step.is_done

    @property
    def lacks_holders(self) -> bool:
        """Whether fewer than two can still sign in."""
        return self.holders < NEEDED_HOLDERS


def standings() -> list[Standing]:
    """All contexts that the wall shows, by title."""
    answered = Response.objects.current().filter(context=OuterRef("pk"))
    contexts = (
        Context.objects.select_related("home", "area", "lead")
        .defer("home__boundary", "area__boundary")
        .annotate(is_answered=Exists(answered))
        .order_by("title", "pk")
    )
    steps = {step.context_id: step for step in NextStep.objects.current()}
    here = dict(
        User.objects.filter(is_active=True, contexts_held__context__in=contexts)
        .values_list("contexts_held__context")
        .annotate(Count("pk"))
        .order_by()
    )
    return [
        Standing(context, steps.get(context.pk), context.is_answered, here.get(context.pk, 0))
        for context in contexts
    ]


@dataclass(frozen=True, slots=True)
class Board:
    """The contexts of a person, what needs doing first."""

    nothing_yet: list[Standing]
    overdue: list[Standing]
    going_on: list[Standing]
    drafts: list[Standing]
    closed: list[Standing]


def board() -> Board:
    """Contexts in five lists; an open one stands in one of the first three."""
    lists: dict[str, list[Standing]] = {name: [] for name in Board.__dataclass_fields__}
    for standing in standings():
        lists[_list_of(standing)].append(standing)
    lists["overdue"].sort(key=lambda standing: standing.due_on or date.max)
    return Board(**lists)


def _list_of(standing: Standing) -> str:
    state = standing.context.state
    if state != ContextState.OPEN:
        return "drafts" if state == ContextState.DRAFT else "closed"
    if not standing.has_response:
        return "nothing_yet"
    return "overdue" if standing.is_overdue or standing.lacks_next else "going_on"

"""Everything that is known of one context, as its page shows it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from guardianship.accounts.models import User
from guardianship.safeguarding.contexts.enums import Aspect
from guardianship.safeguarding.contexts.models import (
    Assessment,
    Context,
    Goal,
    Indicator,
    NextStep,
    Partner,
    Response,
)
from guardianship.safeguarding.contexts.parts import Words, lines_of
from guardianship.safeguarding.contexts.readiness import (
    Share,
    holders_here,
    is_mostly_disruption,
    missing_to_open,
    shares_of,
)
from guardianship.safeguarding.contexts.scope import by_key
from places.models import Organisation
from places.outreach.models import RoleCard


@dataclass(frozen=True, slots=True)
class Card:
    """A record and what was said in it."""

    record: Any
    lines: list[tuple[Words, Words]]


@dataclass(frozen=True, slots=True)
class SignShown:
    """A sign: how it was, and every later look."""

    card: Card
    looks: list[Any]


@dataclass(frozen=True, slots=True)
class GoalShown:
    """A goal, what partners say of this version and said of older ones, and who is not heard."""

    card: Card
    sign_offs: list[Any]
    of_older_words: list[Any]
    outstanding: list[Organisation]


@dataclass(frozen=True, slots=True)
class PartnerShown:
    """A partner, its role card in force, and what it promised."""

    partner: Partner
    role_card: RoleCard | None
    promises: list[Any]


class Picture:
    """The parts of the page, each asked for once."""

    def __init__(self, context: Context, person: User, *, is_beyond: bool = False) -> None:
        """``context`` behind the open wall; ``is_beyond``: it is none of the person's own areas."""
        self.context, self.person, self.is_beyond = context, person, is_beyond
        self.assessment: Assessment | None = context.assessments.current().first()
        self.next_step: NextStep | None = context.nextsteps.current().first()
        self.missing = missing_to_open(context) if not context.is_open else []
        self.holders = list(holders_here(context))
        self.events = list(context.events.all())
        self.perspectives = cards_of(self._views().select_related("organisation"))
        self.responses: list[Response] = list(context.responses.current())
        self.barriers = cards_of(context.barriers.current().select_related("organisation"))
        self.shifts = list(context.smallshifts.current().order_by("-noticed_on", "-pk"))
        self.outcomes = list(context.outcomes.current())
        self.safety = cards_of(context.safetyfactors.current())
        self.system_harm = cards_of(context.systemharms.current())

    def _views(self) -> Any:
        """Views, but for those that are kept from organisations like the person's."""
        return self.context.perspectives.current().seen_by(self.person, self.is_beyond)

    @property
    def conditions(self) -> list[tuple[Any, list[Card]]]:
        """All five, also those of which nothing is known."""
        found = by_key(self.context.sections.current(), "aspect")
        return [(aspect, cards_of(found.get(aspect, []), without="aspect")) for aspect in Aspect]

    @property
    def is_disputed(self) -> bool:
        """Whether somebody sees it differently."""
        return any(card.record.disagrees for card in self.perspectives)

    @property
    def response_cards(self) -> list[Card]:
        """Responses with what was said."""
        return cards_of(self.responses)

    @property
    def shares(self) -> list[Share]:
        """Responses by what they do."""
        return shares_of(self.responses)

    @property
    def is_mostly_disruption(self) -> bool:
        """Whether more than half only disrupt."""
        return is_mostly_disruption(self.responses)

    @property
    def partners(self) -> list[PartnerShown]:
        """Partners by name; a promise stays with its organisation."""
        promised = by_key(self.context.commitments.current(), "organisation_id")
        cards: dict[int, RoleCard] = {}
        partners = list(self.context.partners.select_related("organisation"))
        of_them = RoleCard.objects.filter(organisation__in=[p.organisation_id for p in partners])
        for card in of_them.order_by("version"):
            cards[card.organisation_id] = card
        return [
            PartnerShown(
                partner,
                cards.get(partner.organisation_id),
                promised.get(partner.organisation_id, []),
            )
            for partner in partners
        ]

    @property
    def goals(self) -> list[GoalShown]:
        """Goals as they stand; an answer to older words counts no more."""
        goals: list[Goal] = list(self.context.goals.current().seen_by(self.person, self.is_beyond))
        answers_seen = self.context.signoffs.current().seen_by(self.person, self.is_beyond)
        said = list(answers_seen.select_related("organisation", "goal"))
        by_goal = by_key(said, "goal_id")
        partners = [p.organisation for p in self.context.partners.select_related("organisation")]
        found = []
        for goal in goals:
            answers = by_goal.get(goal.pk, [])
            heard = {answer.organisation_id for answer in answers}
            waiting = [o for o in partners if o.pk not in heard]
            older = [s for s in said if s.goal.key == goal.key and s.goal_id != goal.pk]
            found.append(GoalShown(_card(goal, without="wording"), answers, older, waiting))
        return found

    @property
    def signs(self) -> list[SignShown]:
        """Signs, each beside its later looks, oldest first."""
        looks = by_key(self.context.followups.current().order_by("seen_on", "pk"), "sign_key")
        signs: list[Indicator] = list(self.context.indicators.current())
        return [SignShown(_card(sign), looks.get(sign.key, [])) for sign in signs]

    @property
    def reopened_count(self) -> int:
        """How often it was opened again."""
        return sum(event.kind == "reopened" for event in self.events)


def picture_of(context: Context, person: User, *, is_beyond: bool = False) -> Picture:
    """The picture of a context as this person may see it, behind the open wall."""
    return Picture(context, person, is_beyond=is_beyond)


def _card(record: Any, *, without: str = "") -> Card:
    return Card(record, list(lines_of(record, without=without)))


def cards_of(records: Iterable[Any], *, without: str = "") -> list[Card]:
    """Records with what was said in each, but for the field ``without``."""
    return [_card(record, without=without) for record in records]

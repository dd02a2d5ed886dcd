"""From rows to the plain facts of the rule."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Prefetch, QuerySet

from places.enums import Answer, GiveName, HoldReason
from places.models import Hold
from places.vetting.enums import PanelWord
from places.vetting.gate import (
    Facts,
    Need,
    Paper,
    PaperKind,
    Signature,
    SpotChecked,
    Training,
    Visited,
)
from places.vetting.models import PaperVersion, VettingCase


def with_evidence(cases: QuerySet[VettingCase]) -> QuerySet[VettingCase]:
    """Cases with all that ``facts_of`` reads, in a constant number of queries."""
    panel = Hold.objects.filter(reason=HoldReason.PANEL, lifted_at__isnull=True)
    return cases.select_related("listing__organisation", "contact").prefetch_related(
        "checklist",
        "visits",
        "trainings",
        "signatures__paper",
        "lawful_checks",
        "spot_checks",
        "looks",
        Prefetch("listing__holds", panel, to_attr="panel_holds"),
    )


def papers() -> tuple[Paper, ...]:
    """All versions of all papers."""
    return tuple(
        Paper(PaperKind(row.kind), row.version, row.in_force_from, row.older_count_until)
        for row in PaperVersion.objects.order_by("kind", "version")
    )


def facts_of(case: VettingCase, known_papers: Iterable[Paper]) -> Facts:
    """The facts of a case read by ``with_evidence``. What is older than its owner is left out."""
    since = case.evidence_from or date.min
    seen = {Need(row.item): row.seen_on for row in case.checklist.all() if row.seen_on >= since}
    liability = [r.runs_until for r in case.checklist.all() if r.item == Need.LIABILITY]
    contact = getattr(case, "contact", None)
    return Facts(
        staff=case.staff,
        adult_named=bool(case.responsible_role and contact and contact.responsible_contact),
        contact_named=bool(contact and contact.safeguarding_role and contact.safeguarding_contact),
        seen=seen,
        liability_until=liability[0] if liability else None,
        trainings=tuple(
            Training(row.held_on, row.trained)
            for row in case.trainings.all()
            if row.held_on >= since
        ),
        papers=tuple(known_papers),
        signatures=tuple(
            Signature(PaperKind(row.paper.kind), row.paper.version, row.signed_on)
            for row in case.signatures.all()
            if row.signed_on >= since
        ),
        visits=tuple(
            Visited(row.visited_on, row.visitors, row.suitable)
            for row in case.visits.all()
            if row.visited_on >= since
        ),
        panel_asked_on=case.panel_asked_on,
        panel_looked=any(look.word == PanelWord.CONTENT for look in case.looks.all()),
        panel_holds=bool(case.listing.panel_holds),
        unsuitable_checks=_unsuitable_checks(case, since),
        spot_checks=tuple(
            SpotChecked(row.checked_on, row.passed) for row in case.spot_checks.all()
        ),
        counts_from=case.spot_checks_after,
        owner_changed=case.owner_changed_on is not None
        or case.listing.organisation_id != case.vetted_organisation_id,
        answers=answered(case),
    )


def answered(case: VettingCase) -> frozenset[Need]:
    """Which of the four questions the public words of the listing answer (ledger A8)."""
    listing = case.listing
    said = {
        Need.WALK_IN: bool(listing.walk_in.strip()),
        Need.WHO_YOU_MEET: bool(listing.who_you_meet.strip()),
        Need.BRING_FRIEND: listing.bring_friend != Answer.NOT_SAID,
        Need.GIVE_NAME: listing.give_name != GiveName.NOT_SAID,
    }
    return frozenset(need for need, is_said in said.items() if is_said)


def _unsuitable_checks(case: VettingCase, since: date) -> int:
    """Roles whose latest check said "not suitable"."""
    latest: dict[str, tuple[date, bool]] = {}
    for row in case.lawful_checks.all():
        known = latest.get(row.about_role)
        if row.seen_on >= since and (known is None or row.seen_on > known[0]):
            latest[row.about_role] = (row.seen_on, row.suitable)
    return sum(not suitable for _day, suitable in latest.values())

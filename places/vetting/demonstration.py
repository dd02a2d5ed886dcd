"""The invented town's trusted businesses on their way, by the same steps as everybody's."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction

from guardianship.lib import clock
from places import holds
from places.enums import Kind
from places.models import Listing
from places.vetting.actions import open_case, panel_says, settle, take_step
from places.vetting.enums import Item, PanelWord, SpotCheckWay
from places.vetting.gate import PaperKind
from places.vetting.models import (
    CaseContact,
    ChecklistItem,
    PaperVersion,
    SignedPaper,
    SpotCheck,
    TrainingSession,
    VettingCase,
    Visit,
)
from places.vetting.stages import Step

PHRASE = "Is Robin working tonight?"
TEXTS = {
    PaperKind.AGREEMENT: (
        "We let young people wait, charge a phone, make a call and get out of sight. We do not"
        " ask them to explain, take them to a back room, take them anywhere alone, or ask for"
        " their social media. In danger we call 999. You may check on us without saying so.",
        "Rydyn ni’n gadael i bobl ifanc aros, gwefru ffôn, gwneud galwad a chadw o’r golwg.",
    ),
    PaperKind.ROLE_CARD: (
        "We give a safe moment. We do not investigate, counsel or search. Hurt or in danger: 999."
        " Worried about somebody: the council’s children’s services. The youth team leads.",
        "Rydyn ni’n rhoi eiliad ddiogel. Mewn perygl: 999. Y tîm ieuenctid sy’n arwain.",
    ),
}
ALL_THE_WAY = (Step.BEGIN, Step.CHECKLIST_DONE, Step.VISITED, Step.TRAINED, Step.PUBLISH)
# Those whose way is another than straight to the list, by the address of their page.
STILL_ON_THE_WAY = {"the-gorse-frier": 0, "hazel-road-stores": 3}
LAPSED, PAUSED, SUSPENDED = "the-lorry-stop", "slice-night", "golden-kite"
# Evidence of the shops differs in age, in days.
AGES_DAYS = range(5, 245, 7)


def vet_the_town() -> tuple[int, int]:
    """Open a file for each trusted business that has none, and bring it where it belongs;
    returns how many were done and how many of all are on the list. Again, it does nothing."""
    papers = _papers()
    waiting = Listing.objects.filter(kind=Kind.TRUSTED_BUSINESS, vetting__isnull=True)
    done = 0
    for number, listing in enumerate(waiting.order_by("slug")):
        age_days = AGES_DAYS[number % len(AGES_DAYS)]
        with transaction.atomic():
            _vet(listing, papers, clock.today() - timedelta(days=age_days))
        done += 1
    return done, Listing.objects.listed().filter(vetting__isnull=False).count()


def _papers() -> list[PaperVersion]:
    since = clock.today() - timedelta(days=400)
    return [
        PaperVersion.objects.get_or_create(
            kind=kind,
            version=1,
            defaults={
                "text": text,
                "text_cy": text_cy,
                "phrase": PHRASE if kind == PaperKind.AGREEMENT else "",
                "in_force_from": since,
                "older_count_until": since,
            },
        )[0]
        for kind, (text, text_cy) in TEXTS.items()
    ]


def _vet(listing: Listing, papers: list[PaperVersion], seen_on: date) -> None:
    case = open_case(listing)
    # From here on our own word counts, not the directory's.
    holds.clear_until(listing, clock.today() - timedelta(days=1))
    if listing.slug in STILL_ON_THE_WAY:
        for step in ALL_THE_WAY[: STILL_ON_THE_WAY[listing.slug]]:
            case = take_step(case, step)
        return
    _fill(case, papers, seen_on)
    for step in ALL_THE_WAY:
        case = take_step(case, step)
    _what_happened_then(case, listing.slug, seen_on)


def _fill(case: VettingCase, papers: list[PaperVersion], day: date) -> None:
    case.staff, case.responsible_role = 4 + case.pk % 6, "shop manager"
    case.wants_thanks = case.pk % 4 == 0
    case.save(update_fields=["staff", "responsible_role", "wants_thanks"])
    CaseContact.objects.create(
        case=case,
        responsible_contact="01632 960100",
        safeguarding_role="owner",
        safeguarding_contact="01632 960101",
    )
    for item in Item:
        runs_until = day + timedelta(days=500) if item == Item.LIABILITY else None
        ChecklistItem.objects.create(case=case, item=item, seen_on=day, runs_until=runs_until)
    Visit.objects.create(case=case, visited_on=day, visitors=2, suitable=True)
    TrainingSession.objects.create(
        case=case, held_on=day, trained=case.staff - 1, staff_then=case.staff
    )
    for paper in papers:
        SignedPaper.objects.create(case=case, paper=paper, signed_on=day, signed_by_role="owner")
    panel_says(case, PanelWord.CONTENT, "")


def _what_happened_then(case: VettingCase, slug: str, seen_on: date) -> None:
    fails = {SUSPENDED: 2}.get(slug, int(case.pk % 9 == 0))
    for number in range(max(1, fails)):
        SpotCheck.objects.create(
            case=case,
            checked_on=seen_on + timedelta(days=2 + number),
            way=SpotCheckWay.VISIT if number % 2 else SpotCheckWay.CALL,
            phrase=PHRASE,
            passed=number >= fails,
        )
    if slug == PAUSED:
        take_step(case, Step.PAUSE, why="new kitchen, shut until spring")
    elif slug == LAPSED:
        case.trainings.update(held_on=clock.today() - timedelta(days=380))
    settle(case)

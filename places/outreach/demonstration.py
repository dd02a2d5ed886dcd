"""What the invented town's partners agreed to, who does what, and where its teams have been."""

from collections.abc import Iterable
from datetime import date, timedelta
from zlib import crc32

from django.db import transaction

from guardianship.lib import clock
from places.models import Organisation
from places.outreach.enums import NumbersMet
from places.outreach.models import Charter, RoleCard, Visit
from places.outreach.planned import Outing, planned_outings

WEEKS_BACK = 4
# The first stood for a year; the second, in force, says one thing more.
FIRST = (
    "We put young people’s welfare before everything else we do. We listen first. We never ask for"
    " more than we need to know. We call 999 in danger and the council’s children’s services when"
    " we worry about somebody. We tell each other when something goes wrong."
)
FIRST_CY = (
    "Rydyn ni’n rhoi lles pobl ifanc o flaen popeth arall. Rydyn ni’n gwrando’n gyntaf. Rydyn ni’n"
    " ffonio 999 mewn perygl."
)
SECOND = f"{FIRST} We keep what is listed here true, and say so every month."
SECOND_CY = f"{FIRST_CY} Rydyn ni’n cadw’r hyn sydd yma’n wir, ac yn dweud hynny bob mis."
# What a partner of a kind does, does not do, when it calls whom, and who leads.
CARDS: dict[str, tuple[str, str, str, str]] = {
    "The Lantern Project": (
        "Walk with young people, keep a calm house open, and find somebody who can help.",
        "Investigate, search, or pass on what was said unless somebody is in danger.",
        "999 in danger. The council’s children’s services when we worry about somebody.",
        "Team leader of the evening",
    ),
    "Swallowbridge Youth Service": (
        "Run clubs and street teams in the estates, and train the others.",
        "Give names to anybody who does not look after the young person.",
        "999 in danger. The duty social worker on every worry.",
        "Youth service manager",
    ),
    "Night Lights": (
        "Hand out water and flip-flops, and wait for the bus with people.",
        "Take anybody home alone, or hold on to their things.",
        "999 in danger. The Lantern’s house when somebody has nowhere to go tonight.",
        "Shift leader in the yellow hat",
    ),
    "Gwennol Buses": (
        "Let a young person wait inside, ring for them, and ride without a ticket once.",
        "Ask why, or keep a list of who rode.",
        "999 in danger. Our control room for everything else.",
        "Duty controller",
    ),
}


def partners_agree() -> int:
    """Charters, role cards and the visits of the last weeks; returns how many visits there are.

    Again, it adds the days that passed since, and nothing else.
    """
    today = clock.today()
    with transaction.atomic():
        _charters(today)
        for organisation in Organisation.objects.filter(name__in=CARDS):
            if not organisation.role_cards.exists():
                does, does_not, call_when, leads = CARDS[organisation.name]
                RoleCard.objects.create(
                    organisation=organisation,
                    does=does,
                    does_not=does_not,
                    call_when=call_when,
                    leads=leads,
                )
        first_day = today - timedelta(weeks=WEEKS_BACK, days=today.weekday())
        outings = planned_outings(first_day, today - timedelta(days=1))
        Visit.objects.bulk_create(_visits(outings), ignore_conflicts=True)
    return Visit.objects.count()


def _charters(today: date) -> None:
    for version, text, text_cy, days_ago in ((1, FIRST, FIRST_CY, 400), (2, SECOND, SECOND_CY, 35)):
        Charter.objects.get_or_create(
            version=version,
            defaults={
                "text": text,
                "text_cy": text_cy,
                "in_force_from": today - timedelta(days=days_ago),
            },
        )


def _visits(outings: Iterable[Outing]) -> list[Visit]:
    """Most of what was planned: rain and illness take every sixth. The same at every start."""
    visits = []
    for outing in outings:
        mark = crc32(f"{outing.patch.code} {outing.day} {outing.band}".encode())
        if mark % 6 == 0 or outing.patch.organisation_id != outing.organisation.pk:
            continue
        visits.append(
            Visit(
                organisation=outing.organisation,
                coverage_area=outing.patch,
                day=outing.day,
                band=outing.band,
                met=NumbersMet.values[mark % len(NumbersMet.values)],
                youth_workers=2,
                volunteers=mark % 3,
            )
        )
    return visits

"""Once a week the team hears that something is overdue: how much, and not a word of what.

A mail leaves the wall behind, so it holds two numbers and the address of the first page. Nobody's
own work is counted: everybody with a duty for an area hears the same of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gis.models import Area
from guardianship.accounts.addresses import address_of_page
from guardianship.lib import clock
from guardianship.safeguarding.contexts.choices import CommitmentState
from guardianship.safeguarding.contexts.enums import ContextState
from guardianship.safeguarding.contexts.models import Commitment, NextStep
from guardianship.safeguarding.contexts.scope import colleagues_in
from guardianship.safeguarding.wall.doors import open_for_task
from places.freshness.enums import MailKind
from places.freshness.models import OutgoingMail
from places.freshness.notices import Notice

# Promises of partners, and next steps of the team.
Overdue = tuple[int, int]


def overdue_by_area() -> dict[int, Overdue]:
    """How many promises and next steps of open contexts are past their day, by key of the area.
    The wall must be open."""
    found: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    late = {"context__state": ContextState.OPEN, "due_on__lt": clock.today()}
    promises = Commitment.objects.current().filter(state=CommitmentState.PROMISED, **late)
    steps = NextStep.objects.current().filter(is_done=False, **late)
    for place, rows in enumerate((promises, steps)):
        for home in rows.values_list("context__home", flat=True):
            found[home][place] += 1
    return {home: (those[0], those[1]) for home, those in found.items()}


def overdue_of_people() -> dict[str, Overdue]:
    """The same for everybody with a duty of an area, by address in lower case."""
    with open_for_task("nightly"):
        by_area = overdue_by_area()
    found: dict[str, Overdue] = {}
    for home in Area.objects.filter(pk__in=by_area).defer("boundary"):
        promises, steps = by_area[home.pk]
        for email in colleagues_in(home).values_list("email", flat=True):
            before = found.get(email.lower(), (0, 0))
            found[email.lower()] = (before[0] + promises, before[1] + steps)
    return found


def plan() -> str:
    """Put this week's mails into the outbox; run again in the same week, it adds nothing."""
    year, week, _day = clock.today().isocalendar()
    mails = [
        OutgoingMail(kind=MailKind.CASEWORK, period=f"{year}-W{week:02}", recipient=email)
        for email in sorted(overdue_of_people())
    ]
    OutgoingMail.objects.bulk_create(mails, ignore_conflicts=True)
    return f"something is overdue for {len(mails)} people of casework"


def write(mails: Sequence[OutgoingMail]) -> dict[int, Notice]:
    """The mails of a batch, of how things are now; what was done meanwhile is left out."""
    overdue, found = overdue_of_people(), {}
    for mail in mails:
        counts = overdue.get(mail.recipient.lower())
        if counts is not None:
            with translation.override(mail.language):
                found[mail.pk] = _notice(counts, mail.language)
    return found


def _notice(counts: Overdue, language: str) -> Notice:
    promises, steps = counts
    said = (
        ngettext(
            "%(count)s promise of a partner is past its day.",
            "%(count)s promises of partners are past their day.",
            promises,
        )
        % {"count": promises},
        ngettext(
            "%(count)s next step of the team is past its day.",
            "%(count)s next steps of the team are past their day.",
            steps,
        )
        % {"count": steps},
        _("This mail says nothing of what they are about. Sign in to read it."),
    )
    due = tuple(words for words, count in zip(said, (*counts, 1), strict=True) if count)
    page = address_of_page("casework:home", language=language)
    return Notice(_("Something in your areas is overdue"), due, page)

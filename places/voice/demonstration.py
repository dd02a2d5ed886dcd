"""Something that invented people said of the invented town; nothing of it hides a place."""

from datetime import datetime, timedelta

from django.db import transaction

from guardianship.lib import clock
from places.enums import Kind
from places.models import Listing
from places.voice.codes import hash_of, new_code
from places.voice.enums import (
    Change,
    ConcernAbout,
    ConcernReply,
    ConcernState,
    Consent,
    Hiding,
    Outcome,
    Topic,
    Treated,
    ViewReply,
    ViewState,
    Wrong,
)
from places.voice.models import Concern, Correction, View

PLACES = 6
# Of the organisation whose people have accounts in the demonstration.
ALSO = "saturday-night-at-the-hub"
PAST_CONCERNS, PAST_CHANGES = 14, 6
QUARTER_BACK = timedelta(days=100)
WORDS = (
    "They made toast and let me charge my phone.",
    "Quiet corner upstairs. Nobody asks why you came.",
    "The stairs are hard with my leg, but someone helped.",
    "Music was good. It shuts a bit early on Fridays.",
    "I was told to wait outside because of my hood.",
)


def let_the_town_speak() -> int:
    """Views, corrections and decided concerns; returns how many rows. Again, it adds nothing."""
    if View.objects.exists() or Concern.objects.exists():
        return 0
    clubs = Listing.objects.listed().filter(kind=Kind.YOUTH_PROVISION).order_by("slug")
    spoken_of = [*clubs.exclude(slug=ALSO)[:PLACES], *clubs.filter(slug=ALSO)]
    with transaction.atomic():
        return sum(map(_said_of, spoken_of)) + _concerns(clock.now() - QUARTER_BACK)


def _said_of(listing: Listing) -> int:
    views = [
        View(
            topic=Topic.HOW_WAS_IT,
            listing=listing,
            on=clock.today() - timedelta(days=number * 3 + 1),
            care="yes" if number < len(WORDS) - 1 else "no",
            treated=Treated.HELPED if number < len(WORDS) - 1 else Treated.JUDGED,
            words=words,
            words_until=clock.today() + timedelta(days=80),
            consent=Consent.PUBLISH if number % 2 == 0 else Consent.PARTNERS,
            state=ViewState.TAKEN if number else ViewState.WAITING,
            reply=ViewReply.THANKS if number else "",
            code_hash=hash_of(new_code()),
        )
        for number, words in enumerate(WORDS)
    ]
    View.objects.bulk_create(views)
    Correction.objects.create(
        listing=listing, what=Wrong.HOURS, day=clock.today(), code_hash=hash_of(new_code())
    )
    return len(views) + 1


def _concerns(at: datetime) -> int:
    """Concerns of a quarter that is over, decided; and one about us that waits."""
    decided = [
        Concern(
            about=ConcernAbout.NOT_HELPED,
            hiding=Hiding.NOTHING,
            received_at=at,
            told_at=at,
            state=ConcernState.DECIDED,
            outcome=Outcome.UPHELD if number < PAST_CHANGES else Outcome.NOT_UPHELD,
            change=Change.TRAINING if number < PAST_CHANGES else Change.NONE_NEEDED,
            reply=ConcernReply.THANKS_CHANGED,
            decided_at=at + timedelta(days=3),
            code_hash=hash_of(new_code()),
        )
        for number in range(PAST_CONCERNS)
    ]
    waiting = Concern(
        about=ConcernAbout.SOMETHING_ELSE,
        words="You only show clubs in the north of the town.",
        hiding=Hiding.NOTHING,
        told_at=clock.now(),
        code_hash=hash_of(new_code()),
    )
    Concern.objects.bulk_create([*decided, waiting])
    return len(decided) + 1

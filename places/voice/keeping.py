"""How long words are kept, and the leads who were not told: the work of the night."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db.models import QuerySet

from guardianship.lib import clock
from places.voice.limits import forget_networks
from places.voice.models import Concern, Correction, View
from places.voice.tasks import tell_leads


@dataclass(frozen=True, slots=True)
class Tended:
    """How many of each."""

    views_emptied: int
    concerns_emptied: int
    voices_forgotten: int
    networks_forgotten: int
    concerns_told: int


def what_is_due() -> tuple[QuerySet[View], QuerySet[Concern], QuerySet[Correction]]:
    """The rows whose time is over: views with words, decided concerns, voices of corrections."""
    today, now = clock.today(), clock.now()
    concerns_until = now - timedelta(days=settings.CONCERN_WORDS_KEPT_DAYS)
    voices_until = now - timedelta(days=settings.SHUT_REPORTS_WITHIN_DAYS)
    return (
        View.objects.filter(words_until__lte=today).exclude(words=""),
        Concern.objects.filter(decided_at__lte=concerns_until).exclude(words="", reasons=""),
        Correction.objects.filter(at__lte=voices_until, voice__isnull=False),
    )


def forget() -> Tended:
    """Delete what is due; the same number of queries whatever there is. Safe to run again."""
    views, concerns, voices = what_is_due()
    old = clock.now() - timedelta(hours=24)
    View.objects.filter(on__lt=old.date()).exclude(fingerprint="").update(fingerprint="")
    Concern.objects.filter(received_at__lt=old).exclude(fingerprint="").update(fingerprint="")
    return Tended(
        views_emptied=views.update(words="", words_until=None),
        concerns_emptied=concerns.update(words="", reasons="", names_somebody=False),
        voices_forgotten=voices.update(voice=None),
        networks_forgotten=forget_networks(),
        concerns_told=_tell_again(),
    )


def _tell_again() -> int:
    waiting = Concern.objects.filter(told_at__isnull=True).values_list("pk", flat=True)
    for pk in waiting:
        tell_leads.enqueue(pk)
    return len(waiting)


def tend() -> str:
    """The job of the night, in one line."""
    done = forget()
    return (
        f"words deleted: {done.views_emptied} views, {done.concerns_emptied} concerns; forgotten:"
        f" {done.voices_forgotten} voices, {done.networks_forgotten} networks;"
        f" leads told again: {done.concerns_told}"
    )

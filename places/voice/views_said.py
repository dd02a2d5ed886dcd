"""Views of young people: taken in masked, read by a moderator, shown as far as was agreed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest

from gis.models import Area
from guardianship.lib import clock
from places.models import Listing, Organisation
from places.voice import personal_data
from places.voice.codes import hash_of, keyed_hash, new_code
from places.voice.concerns import SentAlready, TooMany
from places.voice.enums import Topic, Treated, ViewReply, ViewState
from places.voice.limits import Limit, network_key, take
from places.voice.models import View

if TYPE_CHECKING:
    from guardianship.accounts.models import User

LEAST = 5
WORDS_SHOWN = 3
COUNTED_MOST = 500


@dataclass(frozen=True, slots=True)
class Taken:
    """The code, and whether something was taken out of the words."""

    code: str
    was_masked: bool


def say(
    request: HttpRequest, topic: Topic, listing: Listing | None, answers: dict[str, Any]
) -> Taken:
    """Keep what a visitor said. Raises ``TooMany`` or ``SentAlready``."""
    if not take(Limit("view", settings.VIEWS_PER_NETWORK), network_key(request)):
        raise TooMany
    return _keep(topic, listing, answers)


def say_with_help(worker: User, listing: Listing, answers: dict[str, Any]) -> Taken:
    """Keep what a young person said while ``worker`` wrote, their yes included."""
    more = {"assisted_by": worker, "was_assisted": True, "consent_recorded": True}
    return _keep(Topic.HOW_WAS_IT, listing, answers | more)


def _keep(topic: Topic, listing: Listing | None, answers: dict[str, Any]) -> Taken:
    words = " ".join(answers.pop("words", "").split())
    masked = personal_data.mask(words)
    area: Area | None = answers.get("area")
    said = f"{clock.today()} {topic} {listing and listing.pk} {area and area.pk} {words.lower()}"
    fingerprint = keyed_hash("view", said) if words else ""
    code = new_code()
    with transaction.atomic():
        if fingerprint and View.objects.filter(fingerprint=fingerprint).exists():
            raise SentAlready
        View.objects.create(
            topic=topic,
            listing=listing,
            words=masked,
            was_masked=masked != words,
            words_until=_words_until() if masked else None,
            code_hash=hash_of(code),
            fingerprint=fingerprint,
            **answers,
        )
    return Taken(code, masked != words)


def _words_until() -> Any:
    return clock.today() + timedelta(days=settings.VIEW_WORDS_KEPT_DAYS)


def judge(view: View, state: ViewState, reply: ViewReply) -> None:
    """Take a view in, leave it out, or let it wait again. What was taken back stays so.

    Words that say who people are go at once.
    """
    with transaction.atomic():
        row = View.objects.select_for_update().get(pk=view.pk)
        if row.state == ViewState.WITHDRAWN:
            return
        row.state, row.reply = state, reply if state != ViewState.WAITING else ""
        if row.reply == ViewReply.NO_PEOPLE:
            row.words, row.words_until = "", None
        row.save()


def views_for(organisation: Organisation) -> QuerySet[View]:
    """What an organisation may read about its own listings: agreed to, and not kept from it."""
    shared: QuerySet[View] = View.objects.for_organisation_type(organisation.type)
    return shared.filter(listing__organisation=organisation).order_by("-on", "-pk")


@dataclass(frozen=True, slots=True)
class Heard:
    """What everybody may read about a listing."""

    words: list[str]
    helped: int | None
    of: int | None


def heard(listing: Listing) -> Heard:
    """Published words, and how many felt helped once at least five on five days said; one query."""
    rows = View.objects.published().filter(listing=listing, topic=Topic.HOW_WAS_IT)
    said = list(rows.order_by("-on", "-pk").values_list("words", "treated", "on")[:COUNTED_MOST])
    answers = [treated for _words, treated, _on in said if treated]
    days = {on for _words, treated, on in said if treated}
    helped = sum(treated == Treated.HELPED for treated in answers)
    words = [words for words, _treated, _on in said if words][:WORDS_SHOWN]
    enough = len(days) >= LEAST and helped >= LEAST
    tells = 0 < len(answers) - helped < LEAST
    if not enough or tells:
        return Heard(words, None, None)
    return Heard(words, helped, len(answers))

"""Who is asked for an organisation, in which language, and who has said no."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q

from guardianship.accounts.models import User
from places.enums import MembershipRole
from places.freshness.models import MailChoice, Refusal
from places.models import Membership, Organisation

# Said of an organisation that nobody here has an account for.
NO_ONE_IN_PARTICULAR = "the organisation"


@dataclass(frozen=True, slots=True)
class Recipient:
    """An address, what its owner is to the organisation, and the language they read."""

    email: str
    role: str
    language: str


def recipients_of(organisations: Collection[int]) -> dict[int, list[Recipient]]:
    """Owners; where there are none, editors; else the organisation's own address.

    By primary key of the organisation, without those who refused. Four queries.
    """
    people = _members(organisations)
    inboxes = Organisation.objects.filter(pk__in=organisations).exclude(email="")
    for key, email in inboxes.values_list("pk", "email"):
        people.setdefault(key, {email.lower(): NO_ONE_IN_PARTICULAR})
    choices = MailChoice.objects.filter(organisation__in=organisations)
    languages = dict(choices.values_list("organisation", "language"))
    refused = refusals(organisations)
    return {
        key: [
            Recipient(email, role, languages.get(key, "en"))
            for email, role in sorted(known.items())
            if (key, email) not in refused
        ]
        for key, known in people.items()
    }


def refusals(organisations: Collection[int]) -> set[tuple[int | None, str]]:
    """Pairs of organisation and address in lower case; None stands for the editors' mail."""
    rows = Refusal.objects.filter(Q(organisation__in=organisations) | Q(organisation=None))
    return {(key, email.lower()) for key, email in rows.values_list("organisation", "email")}


def editors() -> list[str]:
    """Addresses of those who look after the whole register, without those who refused."""
    may = Q(
        groups__permissions__codename="change_listing",
        groups__permissions__content_type__app_label="places",
    )
    people = User.objects.filter(may | Q(is_superuser=True), is_active=True).distinct()
    refused = refusals([])
    emails = sorted(email.lower() for email in people.values_list("email", flat=True))
    return [email for email in emails if (None, email) not in refused]


def _members(organisations: Collection[int]) -> dict[int, dict[str, str]]:
    owners: dict[int, dict[str, str]] = defaultdict(dict)
    others: dict[int, dict[str, str]] = defaultdict(dict)
    rows = Membership.objects.filter(organisation__in=organisations, user__is_active=True)
    for key, email, role in rows.values_list("organisation", "user__email", "role"):
        kept = owners if role == MembershipRole.OWNER else others
        kept[key][email.lower()] = str(role)
    return dict(others) | dict(owners)

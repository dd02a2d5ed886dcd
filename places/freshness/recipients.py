"""Who is asked for an organisation, in which language, and who has said no."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from guardianship.accounts.models import User
from places.enums import MembershipRole
from places.freshness.enums import MailKind
from places.freshness.models import MailChoice, Refusal
from places.models import Membership, Organisation

# Said of an organisation that nobody here has an account for.
NO_ONE_IN_PARTICULAR = "the organisation"
LOOKS_AFTER_LISTINGS = "places.change_listing"


@dataclass(frozen=True, slots=True)
class Recipient:
    """An address, what its owner is to the organisation, and the language they read."""

    email: str
    role: str
    language: str


def recipients_of(
    organisations: Collection[int], *, heed_refusals: bool = True
) -> dict[int, list[Recipient]]:
    """Owners; where there are none, editors; else the organisation's own address.

    By primary key of the organisation, without those who refused, unless what they are told is
    no reminder. Four queries at most.
    """
    people = _members(organisations)
    inboxes = Organisation.objects.filter(pk__in=organisations).exclude(email="")
    for key, email in inboxes.values_list("pk", "email"):
        people.setdefault(key, {email.lower(): NO_ONE_IN_PARTICULAR})
    choices = MailChoice.objects.filter(organisation__in=organisations)
    languages = dict(choices.values_list("organisation", "language"))
    refused = refusals(organisations) if heed_refusals else set()
    return {
        key: [
            Recipient(email, role, languages.get(key, "en"))
            for email, role in sorted(known.items())
            if (key, email) not in refused
        ]
        for key, known in people.items()
    }


def refusals(organisations: Collection[int]) -> set[tuple[int, str]]:
    """Pairs of organisation and address in lower case."""
    rows = Refusal.objects.filter(organisation__in=organisations)
    return {(key, email.lower()) for key, email in rows.values_list("organisation", "email")}


def those_who_may(permission: str) -> QuerySet[User]:
    """Active people with a permission ("app.codename") through a role, and superusers."""
    app, codename = permission.split(".")
    may = Q(groups__permissions__codename=codename) & Q(
        groups__permissions__content_type__app_label=app
    )
    return User.objects.filter(may | Q(is_superuser=True), is_active=True).distinct()


def refused_by(kind: MailKind) -> set[str]:
    """Addresses in lower case that want no more of one mail to the team."""
    rows = Refusal.objects.filter(organisation=None, kind=kind)
    return {email.lower() for email in rows.values_list("email", flat=True)}


def editors() -> list[str]:
    """Addresses of those who look after the whole register, without those who refused."""
    people = those_who_may(LOOKS_AFTER_LISTINGS).values_list("email", flat=True)
    return sorted({email.lower() for email in people} - refused_by(MailKind.EDITORS_WEEK))


def _members(organisations: Collection[int]) -> dict[int, dict[str, str]]:
    owners: dict[int, dict[str, str]] = defaultdict(dict)
    others: dict[int, dict[str, str]] = defaultdict(dict)
    rows = Membership.objects.filter(organisation__in=organisations, user__is_active=True)
    for key, email, role in rows.values_list("organisation", "user__email", "role"):
        kept = owners if role == MembershipRole.OWNER else others
        kept[key][email.lower()] = str(role)
    return dict(others) | dict(owners)

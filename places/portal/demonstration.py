"""An organisation of the invented town at work in the portal: what it changed, and what waits."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from wagtail.models import WorkflowState

from guardianship.accounts.models import User
from guardianship.lib import clock
from places.enums import MembershipRole
from places.models import Listing, Organisation
from places.outreach.commitment import accept
from places.outreach.demonstration import partners_agree
from places.outreach.models import Acceptance, Charter
from places.portal.people import claims
from places.portal.people.claimable import without_people
from places.portal.people.models import Claim
from places.portal.writing import write_and_ask

ORGANISATION = "The Lantern Project"
# Its name waits for a moderator; the public goes on reading the old one.
RENAMED, NEW_NAME, NEW_NAME_CY = (
    "Lantern House",
    "Lantern House and Garden",
    "Tŷ’r Llusern a’r Ardd",
)
# Its own organisation has no account, so it can be claimed.
CLAIMED = "Gorsefield Warm Room"
EVIDENCE = "We have opened the warm room ourselves since October. The residents’ group will say so."
CONTACT = "01632 960142"


def organisation_at_work() -> str:
    """Do what is not done yet; returns one line. Again, it does nothing that a person undid."""
    visits = partners_agree()
    organisation = Organisation.objects.filter(name=ORGANISATION).first()
    people = _people(organisation)
    if organisation is None or MembershipRole.OWNER not in people:
        return f"{visits} visits; no accounts of {ORGANISATION}."
    owner = people[MembershipRole.OWNER]
    with transaction.atomic():
        for charter in Charter.objects.order_by("version"):
            accept(organisation, charter, by=owner)
        _accepted_a_year_ago(organisation)
        _wait_for_a_moderator(organisation, people.get(MembershipRole.EDITOR, owner))
        _claim(organisation, owner)
    return f"{visits} visits; {ORGANISATION} is at work in the portal."


def _people(organisation: Organisation | None) -> dict[str, User]:
    if organisation is None:
        return {}
    rows = organisation.memberships.filter(user__email__endswith="@demo.example")
    return {row.role: row.user for row in rows.select_related("user")}


def _accepted_a_year_ago(organisation: Organisation) -> None:
    first = Acceptance.objects.filter(organisation=organisation, charter__version=1)
    first.update(accepted_on=clock.today() - timedelta(days=390))


def _wait_for_a_moderator(organisation: Organisation, by: User) -> None:
    listing = organisation.listings.filter(name=RENAMED, live=True).first()
    if listing is None or listing.has_unpublished_changes:
        return
    if WorkflowState.objects.for_instance(listing).exists():
        return

    def rename(version: Listing) -> None:
        version.name, version.name_cy = NEW_NAME, NEW_NAME_CY

    write_and_ask(listing, rename, by=by)


def _claim(organisation: Organisation, by: User) -> None:
    if Claim.objects.filter(organisation=organisation).exists():
        return
    listing = without_people().filter(name=CLAIMED).first()
    if listing is not None:
        claims.make(listing, organisation, evidence=EVIDENCE, contact=CONTACT, by=by)

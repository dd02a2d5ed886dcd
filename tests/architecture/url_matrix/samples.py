"""One object of each kind, so that every address with an argument points at something real."""

from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from typing import Any

from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives.asymmetric import ec
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Model
from django.urls import reverse
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import (
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)
from PIL import Image
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, Site, Task, Workflow

from cms.models import SiteImage, StandardPage
from guardianship.accounts import inviting
from guardianship.accounts.models import User
from guardianship.accounts.roles import Role
from guardianship.lib import clock
from places.freshness.models import OutgoingMail
from places.models import BankHoliday, BulkChange, Hold, SavedFilter, TermCalendarRow
from places.moderation.deciding import step_of
from places.moderation.models import CannedReply, LookRule
from places.outreach.models import Charter, ResidentCount, RoleCard
from places.outreach.models import Visit as Outing
from places.portal.people.models import Claim
from places.portal.pictures.models import ListingPicture
from places.roles import TASK, WORKFLOW
from places.sources.models import Feed, Sheet
from places.vetting.models import PaperVersion, RegulatedRole, VettingCase, Visit
from places.voice.models import Concern, Correction, View
from tests.architecture.url_matrix.addresses import Address
from tests.builders.listings import (
    build_area,
    build_organisation,
    build_patch,
    build_place,
    draft_listing,
    published_listing,
    session,
)
from tests.builders.pages import build_page
from tests.builders.people import build_person

# Of kinds that are never stored here: documents (cms/no_documents.py), half-finished uploads.
NOBODY_HAS_IT = "999999"
# Of things of which none is built: nobody has this one.
UIDS = ("uid", "upload", "answer_uid", "proof_uid", "record_key")
# Two of Wagtail's addresses do not name theirs.
UNNAMED_ARGUMENTS = {
    "wagtailadmin_pages:revisions_compare": ("page_id", "revision_id_a", "revision_id_b"),
    "wagtaildocs_serve": ("document_id", "document_filename"),
}
MOMENT = "2026-11-22T09:00:00Z"


@dataclass(frozen=True)
class Samples:
    """Values of arguments: by the start of an address's name, then by the argument alone."""

    by_name: dict[str, Any]
    by_argument: dict[str, Any]

    def path_of(self, address: Address) -> str:
        """The address with real values in it."""
        if not address.name:
            return address.route
        if address.name in UNNAMED_ARGUMENTS:
            values = [self.by_argument[a] for a in UNNAMED_ARGUMENTS[address.name]]
            return reverse(address.name, args=values)
        named = {argument: self._value(address.name, argument) for argument in address.arguments}
        return reverse(address.name, kwargs=named)

    def _value(self, name: str, argument: str) -> Any:
        if name.startswith("wagtailsettings:") and argument == "model_name":
            return "sitesettings"
        if argument in ("pk", "object_id"):
            starts = [start for start in self.by_name if name.startswith(start)]
            return self.by_name[max(starts, key=len)] if starts else NOBODY_HAS_IT
        return self.by_argument.get(argument, NOBODY_HAS_IT)


def build_samples(person: User) -> Samples:
    """Build one of each; what belongs to somebody belongs to ``person``."""
    page, waiting = _pages()
    rows = _register(person)
    listing, files = rows["wagtailsnippets_places_listing"], _files()
    by_name: dict[str, Model] = {
        **rows,
        "wagtailadmin_api:images": files["image_id"],
        "wagtailadmin_api:pages": page,
        "wagtailadmin_collections": Collection.objects.exclude(depth=1).get(),
        "wagtailimages": files["image_id"],
        "wagtailusers_groups": Group.objects.get(name=Role.EDITOR.value),
        "wagtailusers_users": build_person(Role.EDITOR),
        "wagtailsettings": Site.objects.get(),
        "wagtailsites": Site.objects.get(),
        "wagtailadmin_workflows": Workflow.objects.get(name=WORKFLOW),
        "wagtailadmin_workflows:disable_task": Task.objects.get(name=TASK),
        "wagtailadmin_workflows:edit_task": Task.objects.get(name=TASK),
        "wagtailadmin_workflows:enable_task": Task.objects.get(name=TASK),
        "mfa": _passkey(person),
        "simple_translation:submit_snippet": listing,
        **_vetting(person),
    }
    by_name |= _voice()
    by_name["listing_pictures_look"] = by_name["listing_pictures_file"] = _picture(listing)
    by_name["people_claim"] = Claim.objects.create(
        listing=listing, organisation=build_organisation(), evidence="a", contact="b"
    )
    by_name |= _moderation()
    invitation = inviting.invite("somebody@example.org", invited_by=person, role=Role.EDITOR)
    by_argument = {
        **{argument: file.pk for argument, file in files.items()},
        **_of_pages(page, waiting),
        "document_id": NOBODY_HAS_IT,
        "document_filename": "a.pdf",
        "filter_spec": "width-100",
        "token": inviting.token_of(invitation),
        "number": invitation.pk,
        **dict.fromkeys(UIDS, "00000000-0000-4000-8000-000000000000"),
        "part": "safety",
        "source": "police-street",
        "sheet_uid": _sheet(person).uid,
        "uidb36": "1",
        "uidb64": "MQ",
        "key": "set-password",
        "app_label": "places",
        "model_name": "listing",
        "app_name": "cms",
        "redirect_id": Redirect.objects.create(old_path="/old", redirect_link="/new").pk,
        "collection_id": Collection.objects.exclude(depth=1).get().pk,
        "action": "delete",
        "revision_id_a": "earliest",
        "revision_id_b": "latest",
        "kind": "visits",
        "row": Visit.objects.get().pk,
    }
    return Samples({name: row.pk for name, row in by_name.items()}, by_argument)


def _register(person: User) -> dict[str, Model]:
    organisation, place, patch = build_organisation(), build_place(), build_patch()
    listing = published_listing(session(coverage_area=patch), place=place)
    listing.name = "A waiting change"
    listing.save_revision()
    rows: dict[str, Model] = {}
    for name, row in {
        "listing": listing,
        "organisation": organisation,
        "place": place,
        "coveragearea": patch,
    }.items():
        rows[f"wagtailsnippets_places_{name}"] = row
        rows[f"wagtailsnippetchoosers_places_{name}"] = row
    mine = SavedFilter.objects.create(user=person, name="Mine", query="status=live")
    change = BulkChange.objects.create(did=BulkChange.Did.CONFIRM, by=person, made_at=MOMENT)
    card = {"does": "a", "does_not": "b", "call_when": "c", "leads": "d"}
    went = {"day": MOMENT[:10], "band": "late", "met": "0", "youth_workers": 2}
    return rows | {
        "visits": Outing.objects.create(organisation=organisation, coverage_area=patch, **went),
        "residents": ResidentCount.objects.create(area=build_area(), role="walks", people=5),
        "role_cards": RoleCard.objects.create(organisation=organisation, **card),
        "charter": Charter.objects.create(version=1, text="a", in_force_from=MOMENT[:10]),
        "freshness_mail": OutgoingMail.objects.create(
            kind="monthly", organisation=organisation, period="2026-11", state="refused"
        ),
        "sources_feed": Feed.objects.create(
            code="county", name="County", address="county.json", organisation=organisation
        ),
        "wagtailsnippets_places_listing:delete_filter": mine,
        "wagtailsnippets_places_listing:undo": change,
        "bank_holidays": BankHoliday.objects.create(
            nation="wales", day="2026-12-25", title="Christmas Day"
        ),
        "term_calendars": TermCalendarRow.objects.create(
            area=build_area(),
            school_year="2026/2027",
            known_from="2026-09-01",
            known_to=MOMENT[:10],
        ),
    }


def _sheet(person: User) -> Sheet:
    """A list that was sent and looked at."""
    return Sheet.objects.create(
        by=person, made_at=clock.now(), source="County", headings=["name"], state="checked"
    )


def _vetting(person: User) -> dict[str, Model]:
    shop = published_listing(session(), kind="trusted_business", name="A shop")
    case = VettingCase.objects.create(
        listing=shop, vetted_organisation=shop.organisation, panel_asked_on=MOMENT[:10]
    )
    Visit.objects.create(case=case, visited_on=MOMENT[:10], visitors=2)
    role = RegulatedRole.objects.create(case=case, role="tutor", why="Teaches.", marked_by=person)
    paper = PaperVersion.objects.create(
        kind="agreement",
        version=1,
        text="We help.",
        in_force_from=MOMENT[:10],
        older_count_until=MOMENT[:10],
    )
    return {
        "vetting_cases": case,
        "vetting_papers": paper,
        "vetting_panel_look": case,
        "vetting_regulated_roles": role,
    }


def _picture(listing: Model) -> Model:
    written = BytesIO()
    Image.new("RGB", (8, 8)).save(written, "PNG")
    file = SimpleUploadedFile("b.png", written.getvalue())
    image = SiteImage.objects.create(title="Of a listing", file=file)
    said = {"alt": "The hall", "people": "nobody", "sent_at": MOMENT}
    return ListingPicture.objects.create(listing=listing, image=image, **said)


def _voice() -> dict[str, Model]:
    listing = published_listing(session(), name="Found shut")
    Hold.objects.create(listing=listing, reason="reported_shut")
    return {
        "voice_concern": Concern.objects.create(
            listing=listing, about="not_safe", hiding="already", code_hash="c"
        ),
        "voice_view": View.objects.create(listing=listing, topic="how_was_it", code_hash="v"),
        "voice_answer_shut": listing,
        "voice_answer_wrong": Correction.objects.create(
            listing=listing, what="hours", day=MOMENT[:10], code_hash="w"
        ),
    }


def _moderation() -> dict[str, Model]:
    """A listing of which nobody but the youth panel has to say something yet."""
    build_person(Role.YOUTH_PANEL)
    listing = draft_listing(name="Asked")
    listing.save()
    listing.save_revision()
    listing.get_workflow().start(listing, None)
    facts = step_of(listing)
    facts.task.specific.on_action(facts, None, "approve")
    return {
        "moderation": listing,
        "look_rules": LookRule.objects.earliest("pk"),
        "kind_replies": CannedReply.objects.earliest("pk"),
    }


def _pages() -> tuple[StandardPage, StandardPage]:
    page, waiting = build_page(title="Public"), build_page(title="Waiting", live=False)
    page.title = "Changed"
    page.save_revision()
    waiting.get_workflow().start(waiting, None)
    Collection.get_first_root_node().add_child(name="Ours")
    return page, waiting


def _of_pages(page: StandardPage, waiting: StandardPage) -> dict[str, Any]:
    state = waiting.current_workflow_state
    return {
        "page_id": page.pk,
        "page_pk": page.pk,
        "parent_page_id": page.get_parent().pk,
        "page_to_move_id": page.pk,
        "destination_id": page.get_parent().pk,
        "revision_id": page.latest_revision_id,
        "content_type_app_name": "cms",
        "content_type_model_name": "standardpage",
        "workflow_state_id": state.pk,
        "task_state_id": state.current_task_state.pk,
        "task_id": Task.objects.get(name=TASK).pk,
        "workflow_pk": Workflow.objects.get(name=WORKFLOW).pk,
        "action_name": "approve",
    }


def _files() -> dict[str, Any]:
    drawn = BytesIO()
    Image.new("RGB", (64, 48)).save(drawn, "PNG")
    picture = SimpleUploadedFile("a.png", drawn.getvalue(), "image/png")
    return {"image_id": SiteImage.objects.create(title="P", file=picture)}


def _passkey(person: User) -> Authenticator:
    public = ES256.from_cryptography_key(ec.generate_private_key(ec.SECP256R1()).public_key())
    held = AttestedCredentialData.create(bytes(16), bytes(16), public)
    flags = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.AT
    made = AuthenticatorData.create(sha256(b"localhost").digest(), flags, 0, bytes(held))
    client = CollectedClientData.create("webauthn.create", b"asked", "https://localhost")
    credential = {
        "id": websafe_encode(bytes(16)),
        "rawId": websafe_encode(bytes(16)),
        "type": "public-key",
        "response": {
            "clientDataJSON": websafe_encode(bytes(client)),
            "attestationObject": websafe_encode(bytes(AttestationObject.create("none", made, {}))),
        },
    }
    return Authenticator.objects.create(
        user=person,
        type=Authenticator.Type.WEBAUTHN,
        data={"name": "Mine", "credential": credential},
    )

"""Officers keep files; to everybody else they are not there; each change is settled at once."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from guardianship.accounts.roles import Role
from places.enums import HoldReason
from places.models import Hold
from places.vetting.models import (
    LawfulCheck,
    PanelLook,
    PaperVersion,
    RegulatedRole,
    SpotCheck,
    VettingCase,
)
from places.vetting.stages import Stage, Step
from tests.builders.people import build_person, signed_in
from tests.builders.vetting import a_case, a_shop, on_the_list
from tests.places.finder.asking import london

pytestmark = pytest.mark.django_db
NOWHERE = 999_999
OFFICER, LEAD, PANEL = Role.VETTING_OFFICER, Role.SAFEGUARDING_LEAD, Role.YOUTH_PANEL
SEES, CHANGES = {OFFICER, LEAD}, {OFFICER}
PAGES: dict[str, tuple[str, dict[str, Any], set[Role]]] = {
    "file": ("vetting_cases:file", {}, SEES),
    "contact": ("vetting_cases:contact", {}, SEES),
    "sticker": ("vetting_cases:sticker", {}, SEES),
    "evidence": ("vetting_cases:evidence", {"kind": "visits"}, CHANGES),
    "panel": ("vetting_panel_look", {}, {PANEL}),
}


@pytest.fixture(autouse=True)
def noon(freeze: Callable) -> None:
    """A Sunday."""
    freeze(london("2026-11-22 12:00"))


@pytest.fixture
def case() -> VettingCase:
    """Ready for the list."""
    return a_case()


def post(client: Client, name: str, case: VettingCase, data: dict, **also: Any) -> Any:
    return client.post(reverse(f"vetting_cases:{name}", kwargs={"pk": case.pk, **also}), data)


@pytest.mark.parametrize("role", [None, *Role])
def test_who_finds_what(case: VettingCase, role: Role | None) -> None:
    client = signed_in(role)
    found = {
        name
        for name, (view, more, _who) in PAGES.items()
        if client.get(reverse(view, kwargs={"pk": case.pk, **more})).status_code == 200
    }
    assert found == {name for name, (_view, _more, who) in PAGES.items() if role in who}


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.MODERATOR, Role.EDITOR, PANEL])
def test_a_file_reads_like_one_that_is_not_there(case: VettingCase, role: Role) -> None:
    client = signed_in(role)
    there = client.get(reverse("vetting_cases:file", args=[case.pk]))
    not_there = client.get(reverse("vetting_cases:file", args=[NOWHERE]))
    assert there.status_code == not_there.status_code == 404
    assert there.content == not_there.content


CHANGING = {
    "step": ({}, {"step": "publish"}),
    "owner": ({}, {}),
    "contact": ({}, {"responsible_contact": "x"}),
    "evidence": ({"kind": "visits"}, {"visited_on": "2026-11-01", "visitors": 2}),
    "remove_evidence": ({"kind": "visits", "row": 1}, {}),
}


@pytest.mark.parametrize("name", CHANGING)
@pytest.mark.parametrize("role", [role for role in Role if role != OFFICER])
def test_nobody_else_changes_a_file(case: VettingCase, role: Role, name: str) -> None:
    more, data = CHANGING[name]
    if name == "remove_evidence":
        more = more | {"row": case.visits.get().pk}
    client = signed_in(role)
    # Whoever has no business in the editors' site at all is told so before.
    expected = 404 if client.person.has_perm("wagtailadmin.access_admin") else 403
    assert post(client, name, case, data, **more).status_code == expected
    case.refresh_from_db()
    assert case.stage == Stage.AGREEMENT
    assert case.visits.count() == 1
    assert case.contact.responsible_contact == "01632 960111"


def test_an_officer_puts_it_on_the_list(case: VettingCase, client: Client) -> None:
    officer = signed_in(OFFICER)
    post(officer, "step", case, {"step": "publish", "why": "all there"})
    assert client.get(f"/places/{case.listing.slug}/").status_code == 200
    event = case.events.first()
    assert (event.step, event.by, event.why) == ("publish", officer.person, "all there")
    assert "The public sees it now." in page_of(officer, case)


def page_of(client: Client, case: VettingCase) -> str:
    return client.get(reverse("vetting_cases:file", args=[case.pk])).content.decode()


def test_what_is_missing_is_said(case: VettingCase) -> None:
    case.visits.all().delete()
    officer = signed_in(OFFICER)
    post(officer, "step", case, {"step": "publish"})
    case.refresh_from_db()
    assert case.stage == Stage.AGREEMENT
    html = page_of(officer, case)
    assert "Not yet. Missing: A visit by two people" in html


@pytest.mark.parametrize("step", [Step.LAPSE, Step.RENEW, "fly"])
def test_a_step_that_is_not_offered(case: VettingCase, step: str) -> None:
    post(signed_in(OFFICER), "step", case, {"step": step})
    case.refresh_from_db()
    assert case.stage == Stage.AGREEMENT


def test_evidence_is_settled_at_once(client: Client) -> None:
    case, officer = on_the_list(), signed_in(OFFICER)
    for _time in range(2):
        said = {"checked_on": "2026-11-22", "way": "call", "phrase": "Is Robin in?"}
        assert post(officer, "evidence", case, said, kind="spot-checks").status_code == 302
    assert SpotCheck.objects.count() == 2
    case.refresh_from_db()
    assert case.stage == Stage.SUSPENDED
    assert client.get(f"/places/{case.listing.slug}/").status_code == 404


def test_evidence_taken_out_is_settled_at_once(client: Client) -> None:
    case = on_the_list()
    post(signed_in(OFFICER), "remove_evidence", case, {}, kind="visits", row=case.visits.get().pk)
    assert client.get(f"/places/{case.listing.slug}/").status_code == 404


def test_evidence_of_another_file_is_not_reached(case: VettingCase) -> None:
    theirs = a_case("Theirs")
    row = theirs.visits.get().pk
    answer = post(signed_in(OFFICER), "remove_evidence", case, {}, kind="visits", row=row)
    assert answer.status_code == 404
    assert theirs.visits.count() == 1


@pytest.mark.parametrize(
    ("kind", "said", "words"),
    [
        ("visits", {"visited_on": "2026-11-23", "visitors": 2}, "This day is still to come."),
        ("visits", {"visited_on": "2026-11-22", "visitors": 0}, "vetting_visit_has_visitors"),
        (
            "training",
            {"held_on": "2026-11-22", "trained": 4, "staff_then": 3},
            "No more can be trained than work there.",
        ),
        ("checklist", {"item": "adult", "seen_on": "2026-11-22"}, "Each item stands once"),
        ("checklist", {"item": "liability", "seen_on": "2026-11-22"}, "stands once"),
    ],
)
def test_a_row_that_cannot_be_is_refused_in_words(
    case: VettingCase, kind: str, said: dict, words: str
) -> None:
    answer = post(signed_in(OFFICER), "evidence", case, said, kind=kind)
    assert answer.status_code == 200
    assert words in answer.content.decode()


CHECK = {
    "level": "enhanced",
    "about_role": "tutor",
    "seen_on": "2026-11-20",
    "seen_by_role": "officer",
    "suitable": "on",
}


def test_an_enhanced_check_is_refused_and_says_why(case: VettingCase) -> None:
    answer = post(signed_in(OFFICER), "evidence", case, CHECK, kind="checks")
    assert "Asking for an enhanced check is an offence" in answer.content.decode()
    assert not LawfulCheck.objects.exists()


def test_a_basic_check_is_taken(case: VettingCase) -> None:
    post(signed_in(OFFICER), "evidence", case, CHECK | {"level": "basic"}, kind="checks")
    assert LawfulCheck.objects.get().suitable


def test_after_the_lead_marked_the_role_an_enhanced_check_is_taken(case: VettingCase) -> None:
    lead = signed_in(LEAD)
    said = {"case": case.pk, "role": "tutor", "why": "teaches under-18s every week"}
    assert lead.post(reverse("vetting_regulated_roles:add"), said).status_code == 302
    role = RegulatedRole.objects.get()
    assert role.marked_by == lead.person
    said = CHECK | {"regulated_role": role.pk}
    assert post(signed_in(OFFICER), "evidence", case, said, kind="checks").status_code == 302
    assert LawfulCheck.objects.get().regulated_role == role


def test_an_officer_marks_no_role(case: VettingCase) -> None:
    said = {"case": case.pk, "role": "tutor", "why": "because"}
    signed_in(OFFICER).post(reverse("vetting_regulated_roles:add"), said)
    assert not RegulatedRole.objects.exists()


def test_a_role_marked_at_another_business_does_not_count(case: VettingCase) -> None:
    theirs = RegulatedRole.objects.create(
        case=a_case("Theirs"), role="tutor", why="x", marked_by=build_person(LEAD)
    )
    said = CHECK | {"regulated_role": theirs.pk}
    assert post(signed_in(OFFICER), "evidence", case, said, kind="checks").status_code == 200
    assert not LawfulCheck.objects.exists()


def test_each_look_at_the_contact_is_written_down(case: VettingCase) -> None:
    officer = signed_in(OFFICER)
    assert "01632 960111" not in page_of(officer, case)
    html = officer.get(reverse("vetting_cases:contact", args=[case.pk])).content.decode()
    assert "01632 960111" in html
    entry = ModelLogEntry.objects.get(action="vetting.see_contact")
    assert entry.user == officer.person
    assert "01632" not in str(entry.data) + entry.label


def test_a_new_file_is_opened_for_a_business_without_one(case: VettingCase) -> None:
    shop, officer = a_shop("New Shop"), signed_in(OFFICER)
    html = officer.get(reverse("vetting_cases:add")).content.decode()
    assert "New Shop" in html
    assert "Corner Shop" not in html
    officer.post(reverse("vetting_cases:add"), {"listing": shop.pk})
    assert VettingCase.objects.get(listing=shop).stage == Stage.INTEREST


def test_staff_of_a_public_business_cannot_become_none() -> None:
    case = on_the_list()
    said = {"staff": 0, "responsible_role": "manager"}
    answer = post(signed_in(OFFICER), "edit", case, said)
    assert "A business on the list has staff" in answer.content.decode()
    post(signed_in(OFFICER), "edit", case, said | {"staff": 6})
    case.refresh_from_db()
    assert case.lapsed_on is not None


def test_the_list_is_the_diary() -> None:
    late, soon = on_the_list("Late"), on_the_list("Soon")
    officer = signed_in(OFFICER)
    soon.listing.clearance.until = "2026-12-01"
    type(soon.listing.clearance).objects.filter(listing=soon.listing).update(until="2026-12-01")
    html = officer.get(reverse("vetting_cases:index")).content.decode()
    assert html.index("Soon") < html.index("Late")
    assert late.listing.name in html


def test_a_signed_paper_is_changed_no_more(case: VettingCase) -> None:
    paper = PaperVersion.objects.get(kind="agreement")
    url = reverse("vetting_papers:edit", args=[paper.pk])
    said = {
        "kind": "agreement",
        "version": 1,
        "text": "Other words",
        "in_force_from": "2020-01-01",
        "older_count_until": "2020-01-01",
    }
    answer = signed_in(OFFICER).post(url, said)
    assert "Somebody signed this version." in answer.content.decode()
    paper.refresh_from_db()
    assert paper.text == "We help."


def test_the_panel_holds_with_a_reason_and_lets_go(client: Client) -> None:
    case, panel = on_the_list(), signed_in(PANEL)
    url = reverse("vetting_panel_look", args=[case.pk])
    assert "Say why you want another look." in panel.post(url, {"word": "hold"}).content.decode()
    assert client.get(f"/places/{case.listing.slug}/").status_code == 200
    panel.post(url, {"word": "hold", "why": "The door is locked at eight."})
    assert client.get(f"/places/{case.listing.slug}/").status_code == 404
    assert Hold.objects.get(lifted_at=None).reason == HoldReason.PANEL
    panel.post(url, {"word": "content"})
    assert client.get(f"/places/{case.listing.slug}/").status_code == 200
    assert PanelLook.objects.filter(word="hold").get().why == "The door is locked at eight."


def test_the_panel_sees_public_words_and_nothing_of_the_file(case: VettingCase) -> None:
    panel = signed_in(PANEL)
    html = panel.get(reverse("vetting_panel_look", args=[case.pk])).content.decode()
    assert "Go to the till." in html
    for secret in ("01632", "shop manager", "Checklist", "Signature", case.sticker_code):
        assert secret not in html
    listed = panel.get(reverse("vetting_panel")).content.decode()
    assert "Corner Shop" in listed


def test_files_are_no_snippets() -> None:
    html = signed_in(Role.ADMINISTRATOR).get("/admin/snippets/").content.decode()
    assert "vetting" not in html.lower()


def test_nobody_deletes_a_file(case: VettingCase) -> None:
    boss = signed_in(superuser=True)
    assert boss.get(reverse("vetting_cases:edit", args=[case.pk])).status_code == 200
    assert boss.post(reverse("vetting_cases:delete", args=[case.pk])).status_code != 200
    assert VettingCase.objects.filter(pk=case.pk).exists()

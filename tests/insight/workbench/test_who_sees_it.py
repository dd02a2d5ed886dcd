"""Scenarios and files are for people with a duty for the authority, and answers subtract safely."""

import io

import numpy as np
import pandas as pd
import pytest
from openpyxl import load_workbook

from gis.analysis.disclosure.differences import small_differences
from guardianship.accounts.roles import Role
from guardianship.insight.models import Scenario
from guardianship.insight.scenarios.answers import RULES, told
from guardianship.safeguarding.rights.models import AccessNote
from tests.builders.duties import build_duty
from tests.builders.insight import a_release
from tests.builders.people import signed_in
from tests.builders.town import an_authority
from tests.builders.what_if import BRIDGE, a_run_to_try_on

pytestmark = pytest.mark.django_db


def with_duty(role: Role):
    client = signed_in(role)
    build_duty(client.person, an_authority())
    return client


def test_a_file_is_given_for_a_purpose_and_noted() -> None:
    release = a_release()
    client = with_duty(Role.COMMISSIONER)
    address = f"/insight/releases/{release.uid}/take/"
    said = {"kind": "workbook", "season": "term", "band": "evening"}
    refused = client.post(address, said)
    assert refused.status_code == 422
    assert not AccessNote.objects.exists()
    given = client.post(address, said | {"purpose": "decide_funding"})
    assert given["Content-Disposition"].endswith('no-1.xlsx"')
    assert given["Cache-Control"] == "no-store"
    about = load_workbook(io.BytesIO(given.content)).worksheets[0]
    words = [row[1] for row in about.iter_rows(values_only=True) if len(row) > 1]
    assert client.person.full_name in words
    assert "to decide what is paid for" in words
    note = AccessNote.objects.get()
    assert (note.person, note.act, note.purpose) == (client.person, "exported", "decide_funding")
    assert (note.page, note.area) == ("insight:take/workbook", release.authority)


def test_what_is_not_shared_is_not_there_for_others() -> None:
    release = a_release(run=a_run_to_try_on())
    mine, other = with_duty(Role.COMMISSIONER), with_duty(Role.ANALYST)
    elsewhere = signed_in(Role.COMMISSIONER)
    mine.post(f"/insight/releases/{release.uid}/what-if/close/", {"listing": BRIDGE})
    address = f"/insight/scenarios/{Scenario.objects.get().uid}/"
    assert mine.get(address).status_code == 200
    assert other.get(address).status_code == 404
    assert mine.post(address, {"name": "Without Bridge", "is_shared": "on"}).status_code == 303
    page = other.get(address)
    assert page.status_code == 200
    assert "Without Bridge" in page.content.decode()
    assert other.post(address, {"do": "delete"}).status_code == 403
    uid, nobodys = address.split("/")[3], "00000000-0000-4000-8000-000000000000"
    missing, hidden = elsewhere.get(address.replace(uid, nobodys)), elsewhere.get(address)
    assert (missing.status_code, hidden.status_code) == (404, 404)
    assert hidden.content.decode().replace(uid, nobodys) == missing.content.decode()
    for path in ("take/", "what-if/", "what-if/hours/", "what-if/compare/"):
        assert elsewhere.get(f"/insight/releases/{release.uid}/{path}").status_code == 404
    assert mine.post(address, {"do": "delete"}).status_code == 303
    assert not Scenario.objects.exists()


def test_a_lead_reads_and_does_not_try() -> None:
    release = a_release(run=a_run_to_try_on())
    lead = with_duty(Role.SAFEGUARDING_LEAD)
    assert lead.get(f"/insight/releases/{release.uid}/take/").status_code == 200
    assert lead.get(f"/insight/releases/{release.uid}/what-if/").status_code == 403


def test_no_two_answers_differ_by_a_few() -> None:
    random = np.random.default_rng(7)
    answers: list[dict] = []
    for _number in range(40):
        people = {"newly_covered": int(random.integers(0, 60)), "no_longer_covered": 0,
                  "gain": int(random.integers(0, 60)), "lose": 0}  # fmt: skip
        figures = {"people": people, "by_decile": {}, "hours_gained": 0.0, "draws": 9, "bands": {}}
        answers.append(told({"seasons": {"term": figures}, "cost_per_year": 0.0}, answers))
    shown = [each["shown"]["term/newly_covered"] for each in answers]
    assert all(number == -1 or number == 0 or number >= 10 for number in shown)
    assert all(number % 5 == 0 for number in shown if number > 0)
    true = [each["true"]["seasons"]["term"]["people"]["newly_covered"] for each in answers]
    first = pd.Series(true[:1])
    assert len(small_differences(pd.Series([true[0] + 4]), first, RULES)) == 1
    again = {"people": {"newly_covered": true[0] + 4}, "by_decile": {}, "hours_gained": 0.0,
             "draws": 9, "bands": {}}  # fmt: skip
    held = told({"seasons": {"term": again}, "cost_per_year": 0.0}, answers[:1])
    assert held["shown"]["term/newly_covered"] == shown[0]

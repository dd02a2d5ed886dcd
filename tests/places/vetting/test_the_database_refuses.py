"""Whatever writes: PostgreSQL itself refuses what must not be, and takes its good neighbour."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import FieldDoesNotExist
from django.db import IntegrityError, transaction

from places.vetting import models
from places.vetting.models import (
    ChecklistItem,
    LawfulCheck,
    Notice,
    PanelLook,
    PaperVersion,
    RegulatedRole,
    SignedPaper,
    SpotCheck,
    TrainingSession,
    VettingCase,
    Visit,
)
from tests.builders.people import build_person
from tests.builders.vetting import a_case, the_papers

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 1)
CHECK = {"about_role": "manager", "seen_on": DAY, "seen_by_role": "officer"}
PAPER = {"kind": "agreement", "text": "x", "in_force_from": DAY, "older_count_until": DAY}
SPOT = {"checked_on": DAY, "way": "call", "phrase": "Is Robin in?"}
GOOD: dict[type, dict[str, Any]] = {
    ChecklistItem: {"item": "liability", "seen_on": DAY, "runs_until": DAY},
    Visit: {"visited_on": DAY, "visitors": 1},
    TrainingSession: {"held_on": DAY, "trained": 1, "staff_then": 1},
    PaperVersion: {"version": 9, **PAPER},
    LawfulCheck: CHECK,
    SpotCheck: SPOT,
    PanelLook: {"word": "hold", "why": "No light at the door."},
    Notice: {"kind": "due", "about_day": DAY},
}
BAD: dict[str, tuple[type, dict[str, Any]]] = {
    "an unknown item": (ChecklistItem, {"item": "dbs_number", "runs_until": None}),
    "insurance without an end": (ChecklistItem, {"runs_until": None}),
    "insurance that ended before": (ChecklistItem, {"runs_until": date(2026, 10, 31)}),
    "an end of something else": (ChecklistItem, {"item": "adult"}),
    "a visit by nobody": (Visit, {"visitors": 0}),
    "training of nobody": (TrainingSession, {"trained": 0}),
    "more trained than there are": (TrainingSession, {"trained": 2}),
    "version zero": (PaperVersion, {"version": 0}),
    "an unknown paper": (PaperVersion, {"kind": "lease"}),
    "old ones end before new ones begin": (
        PaperVersion,
        {"older_count_until": date(2026, 10, 31)},
    ),
    "an enhanced check of an ordinary role": (LawfulCheck, {"level": "enhanced"}),
    "an unknown level": (LawfulCheck, {"level": "standard"}),
    "an unknown way": (SpotCheck, {"way": "post"}),
    "nothing said": (SpotCheck, {"phrase": ""}),
    "a hold without a reason": (PanelLook, {"why": ""}),
    "an unknown word": (PanelLook, {"word": "meh"}),
    "an unknown notice": (Notice, {"kind": "party"}),
}


def write(model: type, fields: dict[str, Any]) -> None:
    rows: Any = model
    if model is not PaperVersion:
        fields = {"case": a_case(filled=False), **fields}
    with transaction.atomic():
        rows.objects.create(**fields)


@pytest.mark.parametrize("model", GOOD, ids=lambda model: model.__name__)
def test_the_good_neighbour(model: type) -> None:
    write(model, GOOD[model])


@pytest.mark.parametrize(("model", "change"), BAD.values(), ids=BAD.keys())
def test_the_bad_one(model: type, change: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError):
        write(model, GOOD[model] | change)


TWICE: dict[str, Callable[[VettingCase], Any]] = {
    "an item": lambda case: ChecklistItem.objects.create(case=case, item="adult", seen_on=DAY),
    "a notice": lambda case: Notice.objects.create(case=case, kind="due", about_day=DAY),
    "a signature": lambda case: SignedPaper.objects.create(
        case=case, paper=the_papers()[0], signed_on=DAY, signed_by_role="owner"
    ),
    "a marked role": lambda case: RegulatedRole.objects.create(
        case=case, role="tutor", why="x", marked_by=build_person()
    ),
    "a file": lambda case: VettingCase.objects.create(
        listing=case.listing, vetted_organisation=case.listing.organisation
    ),
}


@pytest.mark.parametrize("once", TWICE.values(), ids=TWICE.keys())
def test_nothing_twice(once: Callable[[VettingCase], Any]) -> None:
    case = a_case(filled=False)
    if once is not TWICE["a file"]:
        once(case)
    with pytest.raises(IntegrityError), transaction.atomic():
        once(case)


CASE_BAD = {
    "an unknown stage": {"stage": "famous"},
    "public without a day": {"stage": "published", "published_on": None},
    "public without staff": {"stage": "published", "published_on": DAY, "staff": 0},
    "public without a responsible adult": {
        "stage": "renewal",
        "published_on": DAY,
        "staff": 3,
        "responsible_role": "",
    },
    "public with another owner": {
        "stage": "published",
        "published_on": DAY,
        "owner_changed_on": DAY,
    },
    "paused from nowhere": {"stage": "paused"},
    "not paused, from somewhere": {"paused_from": "visit"},
    "a code that reads like words": {"sticker_code": "helpisnear"},
    "a short code": {"sticker_code": "bcd"},
}


@pytest.mark.parametrize("fields", CASE_BAD.values(), ids=CASE_BAD.keys())
def test_a_file_that_cannot_be(fields: dict[str, Any]) -> None:
    case = a_case()
    with pytest.raises(IntegrityError), transaction.atomic():
        VettingCase.objects.filter(pk=case.pk).update(**fields)


def test_there_is_no_field_for_a_certificate_or_a_name() -> None:
    forbidden = (
        "certificate",
        "number",
        "content",
        "name",
        "document",
        "file",
        "born",
        "reference",
    )
    for model_name in models.__all__:
        model = getattr(models, model_name)
        for field in model._meta.get_fields():
            assert not any(word in field.name for word in forbidden), f"{model_name}.{field.name}"
    with pytest.raises(FieldDoesNotExist):
        LawfulCheck._meta.get_field("certificate_number")

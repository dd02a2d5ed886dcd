"""PostgreSQL holds the truth: each constraint refuses its bad row and lets its neighbour in."""

from collections.abc import Callable

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.db.models import Model

from tests.places.register.area_cases import AREA_CASES
from tests.places.register.constraint_case import Case, insert
from tests.places.register.editing_cases import EDITING_CASES
from tests.places.register.hold_cases import HOLD_CASES
from tests.places.register.hours_cases import HOURS_CASES
from tests.places.register.listing_cases import LISTING_CASES

CASES = [*AREA_CASES, *LISTING_CASES, *HOURS_CASES, *EDITING_CASES, *HOLD_CASES]
OURS = ("places", "areas", "accounts")
by_name = pytest.mark.parametrize("case", CASES, ids=lambda case: case.constraint)


@pytest.mark.django_db
@by_name
def test_the_neighbour_passes(case: Case) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        insert(case.good())


def refusals() -> list:
    """Each bad row of each case."""
    bad = [pytest.param(c.constraint, c.bad, id=c.constraint) for c in CASES]
    more = [(c, c.also_bad) for c in CASES if c.also_bad]
    return bad + [pytest.param(c.constraint, b, id=f"{c.constraint}-too") for c, b in more]


@pytest.mark.django_db
@pytest.mark.parametrize(("constraint", "build"), refusals())
def test_the_bad_row_is_refused(constraint: str, build: Callable[[], list[Model]]) -> None:
    rows = build()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    with pytest.raises(DatabaseError) as refused, transaction.atomic():
        insert(rows)
    said = refused.value.__cause__
    named = getattr(said.diag, "constraint_name", None)
    # A range that ends before it starts cannot even be made, so the check is never asked.
    no_range = "range lower bound" in str(said) and constraint.endswith("_in_order")
    assert named == constraint or no_range


def test_every_constraint_has_its_case() -> None:
    declared = {
        constraint.name
        for model in apps.get_models()
        if model._meta.app_label in OURS
        for constraint in model._meta.constraints
    }
    assert {case.constraint for case in CASES} == declared
    assert len(CASES) == len(declared)

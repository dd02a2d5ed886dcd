"""Every table of safeguarding: behind the wall unless it is named here, and unknown to Wagtail."""

import pytest
from django.apps import apps
from django.db import connection
from wagtail.models import DraftStateMixin, ReferenceIndex, RevisionMixin
from wagtail.search.index import Indexed
from wagtail.snippets.models import get_snippet_models

OURS = [m for m in apps.get_models() if m.__module__.startswith("guardianship.safeguarding.")]
# Lists of ours, months and reports without areas, what opens the wall, the log of looks, and what
# the public reads.
IN_FRONT = {
    "harm_harmcategory",
    "harm_harmsource",
    "harm_importreport",
    "harm_loadedmonth",
    "harm_timeprofile",
    "rights_accessnote",
    "rights_publicfigure",
    "wall_areaduty",
    "wall_dutycover",
}


@pytest.mark.django_db
def test_each_stands_behind_the_wall_or_is_named() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity"
            " AND EXISTS (SELECT FROM pg_policy WHERE polrelid = pg_class.oid)"
        )
        walled = {name for (name,) in cursor.fetchall()}
    assert {model._meta.db_table for model in OURS} - walled == IN_FRONT


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_wagtail_knows_nothing_of_it(model: type) -> None:
    assert not issubclass(model, (Indexed, RevisionMixin, DraftStateMixin))
    assert model not in get_snippet_models()
    assert not ReferenceIndex.model_is_indexable(model)

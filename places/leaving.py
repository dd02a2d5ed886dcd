"""What goes a year after an organisation left: how to reach it. Rows of its people go with the
register of fields (``bin/manage retain``); this empties two fields of a row that stays, since its
name still says whose a listing was.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q, QuerySet
from wagtail.models import Revision

from guardianship.lib import clock
from places.models import Organisation


def organisations_due() -> QuerySet[Organisation]:
    """Organisations that left more than a year ago and can still be reached through a row or an
    older version of it."""
    left = Organisation.objects.filter(left_on__lt=_a_year_before(clock.today()))
    told = Q(content__email__gt="") | Q(content__phone__gt="")
    versions = _versions().filter(told).values_list("object_id", flat=True)
    return left.filter(~Q(email="") | ~Q(phone="") | Q(pk__in=[int(key) for key in versions]))


@transaction.atomic
def forget_contacts() -> int:
    """Empty e-mail and phone and drop versions that hold them; how many organisations it was."""
    due = list(organisations_due().values_list("pk", flat=True))
    Organisation.objects.filter(pk__in=due).update(email="", phone="", latest_revision=None)
    _versions().filter(object_id__in=[str(key) for key in due]).delete()
    return len(due)


def _versions() -> QuerySet[Revision]:
    return Revision.objects.filter(content_type=ContentType.objects.get_for_model(Organisation))


def _a_year_before(day: date) -> date:
    year = day.year - 1
    return day.replace(year=year, day=min(day.day, monthrange(year, day.month)[1]))

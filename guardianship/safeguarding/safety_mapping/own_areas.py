"""Which areas somebody writes about: their own, by duty, and the wards inside them."""

from django.db.models import QuerySet

from gis.models import Area
from guardianship.accounts.models import User
from guardianship.safeguarding.wall.models import AreaDuty, DutyCover
from places.voice.view_forms import wards


def own_homes(person: User) -> QuerySet[Area]:
    """Areas that are this person's by a duty of today, by name."""
    duties = AreaDuty.objects.current().own().filter(person=person)
    return Area.objects.filter(pk__in=duties.values("area")).defer("boundary").order_by("name")


def own_wards(person: User) -> QuerySet[Area]:
    """The wards inside them, by name; the areas themselves where no wards are loaded."""
    duties = AreaDuty.objects.current().own().filter(person=person)
    inside = DutyCover.objects.filter(duty__in=duties.values("pk")).values("area")
    found: QuerySet[Area] = wards().filter(pk__in=inside)
    return found if found.exists() else own_homes(person)

"""Words of harm counts that the database knows too."""

from django.db import models
from django.utils.translation import gettext_lazy as _

UNKNOWN_BAND = "unknown"


class Layer(models.TextChoices):
    """What a count may be used for: contact that services began is never need."""

    HARM = "harm", _("harm")
    SYSTEM_CONTACT = "system_contact", _("contact with services")


class RaisedBy(models.TextChoices):
    """Who raised what is counted."""

    YOUNG_PERSON = "young_person", _("young people")
    FAMILY = "family", _("families")
    COMMUNITY = "community", _("community")
    PROFESSIONAL = "professional", _("professionals")
    POLICE = "police", _("recorded by police")
    HEALTH = "health", _("health services")
    SCHOOL = "school", _("schools")


class Shape(models.TextChoices):
    """How the files of a source are laid out."""

    STREET = "street", _("street-level crime, as data.police.uk publishes it")
    STOP_SEARCH = "stop_search", _("stop and search, as data.police.uk publishes it")
    EVENTS = "events", _("one row an event, with date and time")
    EXCLUSIONS = "exclusions", _("exclusions from school by area")
    AREA_COUNTS = "area_counts", _("counts by area")


class Rule(models.TextChoices):
    """How a row finds its area where it has both a code and a point."""

    OWN_CODE = "own_code", _("the area code in the row")
    POINT = "point", _("the area around the point")

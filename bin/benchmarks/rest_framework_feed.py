"""Whole services by Django REST framework: the usual way to write such a feed, done well.

Model serializers over prefetched objects, 500 in memory at a time, with the same members as the
feed. Hours come from the same cut stretches, places from the same rules.
"""

import json
from collections.abc import Iterator
from typing import Any

from django.db.models import Prefetch
from rest_framework import serializers
from rest_framework.utils.encoders import JSONEncoder

from guardianship.lib import clock
from places.models import Listing, ListingException, Organisation, Place, Session
from places.open_referral.batch import Calendar
from places.open_referral.identifiers import derived, meeting
from places.open_referral.schedules import rule_members
from places.open_referral.segments import segments
from places.open_referral.taxonomies import terms_by_value
from places.rules import timetable_of
from places.timetable import Calendars

CHUNK = 500


class TermSerializer(serializers.Serializer):
    """A term."""

    id = serializers.CharField()
    name = serializers.CharField()
    description = serializers.CharField()
    taxonomy = serializers.CharField()
    taxonomy_id = serializers.CharField()
    term = serializers.CharField(source="code")


class AttributeSerializer(serializers.Serializer):
    """That a service has a term."""

    id = serializers.CharField()
    link_id = serializers.UUIDField()
    link_type = serializers.CharField()
    taxonomy_term_id = serializers.CharField()
    taxonomy_term = TermSerializer()


class OrganisationSerializer(serializers.ModelSerializer):
    """An organisation."""

    id = serializers.UUIDField(source="uid")

    class Meta:
        model = Organisation
        fields = ("id", "name", "description", "email", "website")


class PlaceSerializer(serializers.ModelSerializer):
    """A place."""

    id = serializers.UUIDField(source="uid")
    location_type = serializers.ReadOnlyField(default="physical")
    latitude = serializers.FloatField(source="point.y")
    longitude = serializers.FloatField(source="point.x")
    x_address = serializers.CharField(source="address")

    class Meta:
        model = Place
        fields = ("id", "location_type", "name", "latitude", "longitude", "x_address")


class ScheduleSerializer(serializers.Serializer):
    """One stretch of hours."""

    id = serializers.CharField()
    service_id = serializers.UUIDField()
    service_at_location_id = serializers.CharField()
    freq = serializers.CharField(required=False)
    interval = serializers.IntegerField(required=False)
    byday = serializers.CharField(required=False)
    opens_at = serializers.CharField(required=False)
    closes_at = serializers.CharField(required=False)
    dtstart = serializers.CharField(required=False)
    valid_from = serializers.CharField(required=False)
    valid_to = serializers.CharField(required=False)
    until = serializers.CharField(required=False)
    timezone = serializers.IntegerField(required=False)
    x_timezone = serializers.CharField(required=False)


class SessionSerializer(serializers.ModelSerializer):
    """A rule as its owner wrote it."""

    day = serializers.CharField(source="weekday")
    opens_at = serializers.TimeField(source="starts_at", format="%H:%M")
    closes_at = serializers.TimeField(source="ends_at", format="%H:%M")

    class Meta:
        model = Session
        fields = ("repeat", "day", "opens_at", "closes_at", "season", "on_bank_holidays")


class ListingSerializer(serializers.ModelSerializer):
    """A whole service."""

    id = serializers.UUIDField(source="uid")
    organization_id = serializers.UUIDField(source="organisation.uid")
    description = serializers.CharField(source="summary")
    url = serializers.CharField(source="website")
    status = serializers.ReadOnlyField(default="active")
    fees = serializers.CharField(source="get_cost_display")
    minimum_age = serializers.IntegerField(source="age_from")
    maximum_age = serializers.IntegerField(source="age_to")
    assured_date = serializers.DateField(source="confirmed_on")
    last_modified = serializers.DateTimeField(source="last_published_at")
    organization = OrganisationSerializer(source="organisation")
    schedules = serializers.SerializerMethodField()
    location = PlaceSerializer(source="place")
    attributes = serializers.SerializerMethodField()
    x_sessions = SessionSerializer(source="sessions", many=True)
    x_step_free = serializers.CharField(source="step_free")

    class Meta:
        model = Listing
        fields = (
            *("id", "organization_id", "name", "description", "url", "email", "status", "fees"),
            *("minimum_age", "maximum_age", "assured_date", "last_modified", "organization"),
            *("schedules", "location", "attributes", "x_sessions", "x_step_free"),
        )

    def get_schedules(self, listing: Listing) -> Any:
        """Hours in the same stretches as the feed's own."""
        calendar: Calendar = self.context["calendar"]
        days = calendar.first_day, calendar.today, calendar.last_day
        calendars: Calendars = calendar.of([listing.authority_id])[listing.authority_id]
        found = segments(timetable_of(listing), calendars, *days)
        rows = [
            {
                "id": derived(listing.uid, f"schedule:{number}"),
                "service_id": listing.uid,
                "service_at_location_id": meeting(listing.uid, None),
                **rule_members(segment),
            }
            for number, segment in enumerate(found)
        ]
        return ScheduleSerializer(rows, many=True).data

    def get_attributes(self, listing: Listing) -> Any:
        """Its terms."""
        said = [("kind", listing.kind), ("access", listing.access)]
        said += [("practical_help", value) for value in listing.practical_help]
        known = terms_by_value()
        terms = {term.id: term for pair in said for term in known.get(pair, ())}
        rows = [
            {
                "id": derived(listing.uid, f"attribute:{term.id}"),
                "link_id": listing.uid,
                "link_type": "service",
                "taxonomy_term_id": term.id,
                "taxonomy_term": term,
            }
            for term in terms.values()
        ]
        return AttributeSerializer(rows, many=True).data


def whole_services() -> Iterator[bytes]:
    """Every listed service as a line, in steps as the feed takes them."""
    listings = Listing.objects.listed().order_by("pk").select_related("organisation", "place")
    coming = ListingException.objects.filter(last_day__gte=clock.today())
    listings = listings.prefetch_related("sessions", Prefetch("exceptions", coming))
    last, calendar = 0, Calendar()
    while rows := list(listings.filter(pk__gt=last)[:CHUNK]):
        last = rows[-1].pk
        calendar.of({row.authority_id for row in rows})
        told = ListingSerializer(rows, many=True, context={"calendar": calendar}).data
        lines = (json.dumps(row, cls=JSONEncoder, separators=(",", ":")) for row in told)
        yield ("\n".join(lines) + "\n").encode()

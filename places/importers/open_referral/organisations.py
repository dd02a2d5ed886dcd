"""Who runs a service: found by name, made where nobody has it, never overwritten."""

from __future__ import annotations

from gis.packs.report import FileReport
from places.enums import OrganisationType
from places.importers.contacts import email_from, phone_from, website_from
from places.importers.open_referral.values import Record
from places.importers.row_values import longest_chars_of
from places.models import Organisation

NAME_CHARS = longest_chars_of(Organisation, "name")
LICENCE_CHARS = longest_chars_of(Organisation, "licence")
ATTRIBUTION_CHARS = longest_chars_of(Organisation, "attribution")


def organisation_in(service: Record) -> Record:
    """The organisation that a service tells, in either spelling; else an empty one."""
    for key in ("organization", "organisation"):
        if isinstance(name := service.raw.get(key), str):
            return Record({"name": name}, service.notes, service.field(key))
        if said := service.child(key):
            return said
    return Record({}, service.notes)


class Organisations:
    """Organisations of one feed; ``source`` stands in where a service names none."""

    def __init__(self, source: Organisation, report: FileReport) -> None:
        self.source, self.report = source, report
        self._known = {found.name.lower(): found for found in Organisation.objects.all()}

    def of(self, service: Record) -> Organisation:
        """The organisation that a service names, else the source itself."""
        said = organisation_in(service)
        name = said.text("name", most_chars=NAME_CHARS)
        if not name:
            if said.id() or service.id("organization_id"):
                service.note("organization", "has no name here; the source stands in for it")
            return self.source
        return self._found(said, name)

    def lead_of(self, service: Record) -> Organisation | None:
        """Who leads a team of several organisations, where a register like ours says it."""
        said = service.child("x_lead_organization")
        name = said.text("name", most_chars=NAME_CHARS)
        return self._found(said, name) if name else None

    def _found(self, said: Record, name: str) -> Organisation:
        key = name.lower()
        if key not in self._known:
            self._known[key] = self._made(said, name)
        return self._known[key]

    def _made(self, said: Record, name: str) -> Organisation:
        phones = [phone.text("number") for phone in said.children("phones")]
        kind = said.text("x_organisation_type")
        found = Organisation.objects.create(
            name=name,
            name_cy=said.text("x_name_cy", most_chars=NAME_CHARS),
            type=kind if kind in OrganisationType.values else OrganisationType.OTHER,
            description=said.text("description", lines=True),
            website=website_from(said.text("website") or said.text("url"))[0],
            email=email_from(said.text("email"))[0],
            phone=phone_from(next(iter(phones), ""))[0],
            licence=said.text("x_licence", most_chars=LICENCE_CHARS),
            attribution=said.text("x_attribution", most_chars=ATTRIBUTION_CHARS),
        )
        self.report.derive("organisations", 1)
        return found

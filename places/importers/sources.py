"""The organisation that stands for a source of listings, with its licence."""

from __future__ import annotations

from gis.packs.manifest import Entry, Pack
from places.enums import OrganisationType
from places.models import Organisation


def source_organisation(
    pack: Pack, entry: Entry, *, name: str, licence: str = "", attribution: str = ""
) -> Organisation:
    """The organisation called ``name``; made when there is none, with licence and attribution.

    A source that is there already takes a licence or attribution that the manifest states.
    """
    stated = {
        "licence": entry.get("licence") or licence or pack.licence,
        "attribution": entry.get("attribution") or attribution or pack.attribution,
    }
    there = Organisation.objects.filter(name__iexact=name).first()
    if there is None:
        return Organisation.objects.create(name=name, type=OrganisationType.SOURCE, **stated)
    differs = [key for key, value in stated.items() if value and getattr(there, key) != value]
    if there.type == OrganisationType.SOURCE and differs:
        for key in differs:
            setattr(there, key, stated[key])
        there.save(update_fields=differs)
    return there

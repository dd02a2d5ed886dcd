"""Organisations as the standard writes them."""

from __future__ import annotations

from places.land_lines import is_land_line
from places.open_referral.batch import Row
from places.open_referral.identifiers import derived
from places.open_referral.values import email, present, uri
from places.open_referral.words import ORGANISATION_TYPES

FIELDS = (
    *("uid", "name", "name_cy", "type", "description", "website", "email", "phone"),
    *("licence", "attribution"),
)


def organisation_object(row: Row, prefix: str = "", *, full: bool = True) -> Row:
    """An organisation from a row whose columns begin with ``prefix``; needs ``guarded``.

    Of one with a listing that hides where it is, no land line: an office may be there.
    """
    said = {name: row[f"{prefix}{name}"] for name in FIELDS}
    type_words = ORGANISATION_TYPES[said["type"]]
    told = present(
        id=str(said["uid"]),
        name=said["name"],
        description=said["description"] or f"{type_words[0].upper()}{type_words[1:]}.",
        email=email(said["email"]),
        website=uri(said["website"]),
        x_name_cy=said["name_cy"],
        x_organisation_type=said["type"],
        x_licence=said["licence"],
        x_attribution=said["attribution"],
    )
    number = said["phone"]
    if full and number and (not row["guarded"] or not is_land_line(number)):
        told["phones"] = [
            {
                "id": derived(said["uid"], "phone"),
                "organization_id": str(said["uid"]),
                "number": number,
                "type": "voice",
            }
        ]
    return told

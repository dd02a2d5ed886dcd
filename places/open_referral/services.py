"""Services as the standard writes them: short in lists, whole when asked for."""

from __future__ import annotations

from typing import Any

from places.enums import Cost, Kind, LocationVisibility, OrganisationType
from places.land_lines import is_land_line
from places.open_referral import words
from places.open_referral.batch import Batch, Row, uid_of
from places.open_referral.identifiers import derived
from places.open_referral.locations import service_areas, service_at_locations
from places.open_referral.organisations import organisation_object
from places.open_referral.schedules import plain_exceptions, plain_sessions, schedules
from places.open_referral.taxonomies import term_object, terms_by_value
from places.open_referral.values import email, moment, present, uri

GONE_NAME = "No longer listed"
# What young people ask before they walk in; the standard has no member for any of it.
OURS = (
    *("walk_in", "walk_in_cy", "who_you_meet", "who_you_meet_cy", "stay_note", "stay_note_cy"),
    *("name_cy", "summary_cy", "access_note", "access_facts"),
)
# How to know a team on the street, which pages tell of teams alone.
OF_TEAMS = ("recognise", "recognise_cy")
OUR_CHOICES = ("bring_friend", "give_name", "step_free")


def gone_object(row: Row, *, ever_live: bool) -> Row:
    """What is left of a service that is not offered any more: that it is not (decision 0015).

    ``ever_live`` says that it may come back: its listing is only held back or waits.
    """
    return present(
        id=str(row["uid"]),
        name=GONE_NAME,
        status="inactive" if ever_live else "defunct",
        last_modified=moment(row["modified"]),
    )


def minimal_object(row: Row) -> Row:
    """Identity and moment of the last change, and the status of what is gone."""
    changed = moment(row["modified"])
    told = present(id=str(row["uid"]), modified_date=changed, last_modified=changed)
    if not row.get("is_offered", True):
        told["status"] = "inactive" if row["live"] else "defunct"
    return told


def basic_object(row: Row) -> Row:
    """The members of a service that have one value, and its organisation."""
    hidden = row["location_visibility"] == LocationVisibility.HIDDEN
    closed_until = None if hidden else row["closed_until"]
    return present(
        id=str(row["uid"]),
        organization_id=str(row["organisation__uid"]),
        name=row["name"],
        description=row["summary"],
        url=uri(row["website"]),
        email=email(row["email"]),
        status="temporarily closed" if closed_until else "active",
        fees=". ".join(filter(None, (words.COSTS.get(row["cost"]), row["cost_note"]))),
        minimum_age=row["age_from"],
        maximum_age=row["age_to"],
        assured_date=row["confirmed_on"] and row["confirmed_on"].isoformat(),
        alert=_alert(row, closed_until),
        last_modified=moment(row["modified"]),
        alternate_name=row["name_cy"],
        eligibility_description=_who_can_come(row),
        organization=organisation_object(row, "organisation__", full=False),
    )


def _alert(row: Row, closed_until: Any) -> str:
    alerts = []
    if closed_until:
        alerts.append(f"Closed until {closed_until.day} {closed_until:%B %Y}.")
    if row["is_doubted"]:
        alerts.append("Some people found it shut when it should have been open: ring first.")
    return " ".join(alerts)


def _who_can_come(row: Row) -> str:
    return ". ".join(filter(None, (words.ACCESS.get(row["access"]), row["access_note"])))


def full_object(row: Row, batch: Batch) -> Row:
    """A service with all that hangs on it."""
    told = basic_object(row)
    told["organization"] = organisation_object(row, "organisation__")
    told |= present(
        schedules=schedules(row, batch),
        service_areas=service_areas(row, batch),
        service_at_locations=service_at_locations(row, batch),
        languages=_languages(row),
        cost_options=_cost_options(row),
        contacts=_contacts(row),
        attributes=attributes(row),
        x_sessions=plain_sessions(row, batch),
        x_exceptions=plain_exceptions(row, batch),
    )
    told |= {f"x_{name}": row[name] for name in OURS if row[name]}
    told |= {f"x_{name}": row[name] for name in OUR_CHOICES if row[name] != "not_said"}
    told |= present(x_kind=row["kind"], x_origin=row["origin"])
    if row["kind"] == Kind.DETACHED_YOUTH_WORK:
        told |= _of_a_team(row)
    if row["location_visibility"] != LocationVisibility.EXACT:
        told["x_location"] = row["location_visibility"]
    if row["location_visibility"] == LocationVisibility.HIDDEN:
        told.pop("x_access_facts", None)  # "near a bus stop" is a direction
    else:
        told |= present(x_hours_text=row["hours_text"])
    return told


def _of_a_team(row: Row) -> Row:
    told = {f"x_{name}": row[name] for name in OF_TEAMS if row[name]}
    lead = row["lead_organisation__uid"]
    if lead and lead != row["organisation__uid"]:
        told["x_lead_organization"] = {"id": str(lead), "name": row["lead_organisation__name"]}
    return told


def _languages(row: Row) -> list[Row]:
    uid = uid_of(row)
    return [
        {
            "id": derived(uid, f"language:{code}"),
            "service_id": str(uid),
            "name": words.LANGUAGES.get(code.lower(), code),
            "code": code,
        }
        for code in row["languages"]
    ]


def _cost_options(row: Row) -> list[Row]:
    if row["cost"] == Cost.NOT_SAID:
        return []
    uid = uid_of(row)
    told = present(
        id=derived(uid, "cost"),
        service_id=str(uid),
        option=words.COSTS[row["cost"]],
        amount_description=row["cost_note"],
    )
    return [{**told, "amount": 0} if row["cost"] == Cost.FREE else told]


def _contacts(row: Row) -> list[Row]:
    """How to reach them: phone and text numbers, e-mail; of a hidden one no land line."""
    uid = uid_of(row)
    voice = _phone(row)
    numbers = [("voice", voice), ("text", row["text_number"])]
    if row["location_visibility"] == LocationVisibility.HIDDEN:
        numbers = [(kind, number) for kind, number in numbers if not is_land_line(number)]
    contact = derived(uid, "contact")
    # Whose number it is, where the listing has none of its own.
    theirs = {} if row["phone"] else {"organization_id": str(row["organisation__uid"])}
    phones = [
        {
            "id": derived(uid, f"phone:{kind}"),
            "contact_id": contact,
            "service_id": str(uid),
            "number": number,
            "type": kind,
            **(theirs if kind == "voice" else {}),
        }
        for kind, number in numbers
        if number
    ]
    if not phones:
        return []
    told = {"id": contact, "service_id": str(uid), "phones": phones}
    return [told | present(email=email(row["email"]))]


def _phone(row: Row) -> str:
    """Its own number, else the organisation's: as on its page (``places.place_facts``)."""
    own: str = row["phone"]
    has_own = any((own, row["email"], row["text_number"]))
    from_a_list = bool(row["origin"]) and row["organisation__type"] == OrganisationType.SOURCE
    theirs: str = row["organisation__phone"]
    if has_own or from_a_list or (row["guarded"] and is_land_line(theirs)):
        return own
    return theirs


def attributes(row: Row) -> list[Row]:
    """The terms of a service."""
    uid = uid_of(row)
    known = terms_by_value()
    said = [("kind", row["kind"]), ("access", row["access"])]
    said += [("practical_help", value) for value in row["practical_help"]]
    terms = {term.id: term for pair in said for term in known.get(pair, ())}
    return [
        {
            "id": derived(uid, f"attribute:{term.id}"),
            "link_id": str(uid),
            "link_type": "service",
            "taxonomy_term_id": term.id,
            "taxonomy_term": term_object(term),
        }
        for term in terms.values()
    ]

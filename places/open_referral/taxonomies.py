"""What the feed sorts services by: our kinds, practical help, and who can come."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, reduce
from operator import or_
from uuid import UUID, uuid5

from django.conf import settings
from django.db.models import Q
from django.utils.functional import Promise

from places.enums import PLAIN_KIND, Access, Kind, PracticalHelp
from places.open_referral.identifiers import NAMESPACE
from places.open_referral.outside_terms import outside_taxonomies
from places.open_referral.term_types import Taxonomy, Term
from places.open_referral.words import said

HELP_GROUPS = {
    "food": (
        "Food and drink",
        "Something to eat or drink, or a kitchen to make it in.",
        (PracticalHelp.HOT_FOOD, PracticalHelp.SNACK_DRINK, PracticalHelp.KITCHEN),
    ),
    "in_touch": (
        "Getting home and keeping in touch",
        "A way home, a charged phone, somebody to call.",
        (
            PracticalHelp.LIFT_HOME,
            PracticalHelp.PHONE_CHARGING,
            PracticalHelp.WIFI,
            PracticalHelp.CALL_FOR_YOU,
        ),
    ),
    "yourself": (
        "Looking after yourself",
        "Washing, warmth and what one needs with one.",
        (
            PracticalHelp.TOILET,
            PracticalHelp.SHOWER,
            PracticalHelp.WARM_CLOTHES,
            PracticalHelp.PERIOD_PRODUCTS,
        ),
    ),
    "room": (
        "Room to be",
        "Quiet, company or a private word.",
        (PracticalHelp.QUIET_ROOM, PracticalHelp.GAMES, PracticalHelp.PRIVATE_CORNER),
    ),
}
KIND_DESCRIPTIONS = {
    Kind.YOUTH_PROVISION: "A club, project or activity that is run for young people.",
    Kind.RESPITE_SPACE: "Somewhere to sit down and take a break without having to do anything.",
    Kind.DETACHED_YOUTH_WORK: "Youth workers who are out in a neighbourhood at known times.",
    Kind.TRUSTED_BUSINESS: "A shop or café whose people were vetted and trained to help.",
    Kind.ORDINARY_PLACE: "A place for everybody, such as a library, where young people may be.",
}


def _id(*parts: str) -> str:
    return str(uuid5(NAMESPACE, ":".join(parts)))


def _term(
    taxonomy: str, field: str, code: str, words: str | Promise, description: str = "", **more: str
) -> Term:
    name = said(words, "en")
    return Term(
        id=_id(taxonomy, code),
        code=code,
        name=name,
        name_cy=said(words, "cy"),
        description=description or f"{name}.",
        taxonomy=taxonomy,
        taxonomy_id=_id(taxonomy),
        field=field,
        values=(code,),
        parent_id=more.get("parent_id"),
    )


@cache
def taxonomies() -> tuple[Taxonomy, ...]:
    """All taxonomies with their terms, in a fixed order."""
    kinds = tuple(
        _term("kinds", "kind", kind.value, PLAIN_KIND[kind], KIND_DESCRIPTIONS[kind])
        for kind in Kind
    )
    access = tuple(
        _term("access", "access", value.value, value.label)
        for value in Access
        if value is not Access.NOT_SAID
    )
    return (
        Taxonomy(_id("kinds"), "Kind of place", "What sort of place or offer it is.", kinds),
        Taxonomy(
            _id("practical_help"),
            "Practical help",
            "Useful things that a place offers to whoever comes in.",
            tuple(_help_terms()),
        ),
        Taxonomy(_id("access"), "Who can come", "Who can come, and what it takes.", access),
        *outside_taxonomies(settings.OPEN_REFERRAL_TERMS),
    )


def _help_terms() -> Iterable[Term]:
    name = field = "practical_help"
    for code, (words, description, helps) in HELP_GROUPS.items():
        group = _id(name, code)
        yield Term(
            id=group,
            code=code,
            name=words,
            name_cy="",
            description=description,
            taxonomy=name,
            taxonomy_id=_id(name),
            field=field,
            values=tuple(value.value for value in helps),
        )
        for value in helps:
            yield _term(name, field, value.value, value.label, parent_id=group)


@cache
def terms() -> dict[str, Term]:
    """Every term by its id, in the order of the taxonomies."""
    return {term.id: term for taxonomy in taxonomies() for term in taxonomy.terms}


@cache
def terms_by_value() -> dict[tuple[str, str], tuple[Term, ...]]:
    """The terms of one value of a listing's field, ours first; our groups stand for no value."""
    found: dict[tuple[str, str], tuple[Term, ...]] = {}
    for term in terms().values():
        if term.is_ours and term.values != (term.code,):
            continue
        for value in term.values:
            found[term.field, value] = (*found.get((term.field, value), ()), term)
    return found


def has_term(term_id: UUID) -> Q:
    """Listings with a term; a term that nobody knows has none."""
    term = terms().get(str(term_id))
    return term.condition() if term else Q(pk__in=[])


def has_term_of(taxonomy_id: UUID) -> Q:
    """Listings with any term of a taxonomy."""
    for taxonomy in taxonomies():
        if taxonomy.id == str(taxonomy_id):
            return reduce(or_, (term.condition() for term in taxonomy.terms))
    return Q(pk__in=[])


def taxonomy_object(taxonomy: Taxonomy, *, full: bool) -> dict[str, object]:
    """A taxonomy as the standard writes it; ``full`` with its terms."""
    told: dict[str, object] = {
        "id": taxonomy.id,
        "name": taxonomy.name,
        "description": taxonomy.description,
    }
    if full:
        told["taxonomy_terms"] = [term_object(term) for term in taxonomy.terms]
    return told


def term_object(term: Term) -> dict[str, object]:
    """A term as the standard writes it."""
    told: dict[str, object] = {
        "id": term.id,
        "name": term.name,
        "description": term.description,
        "taxonomy": term.taxonomy,
        "taxonomy_id": term.taxonomy_id,
        "term": term.code,
    }
    if term.uri:
        told["term_uri"] = term.uri
    if term.parent_id:
        told["parent_id"] = term.parent_id
    if term.name_cy and term.name_cy != term.name:
        told["x_name_cy"] = term.name_cy
    return told

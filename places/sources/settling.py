"""The feed that is meant, with what the operator says of it this time."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.text import slugify

from places.enums import Kind, OrganisationType
from places.importers.row_values import longest_chars_of
from places.models import Organisation
from places.sources.models import Feed

CODE_CHARS = 40


@dataclass(frozen=True, slots=True)
class Said:
    """What the command line says of a feed; None where it says nothing."""

    address: str
    name: str | None = None
    licence: str | None = None
    attribution: str | None = None
    kind: str | None = None
    publish: bool | None = None
    ages: tuple[int, int] | None = None


def settled(said: Said) -> Feed:
    """The feed of an address or name, made when there is none, with what is said of it now."""
    feed = Feed.objects.filter(address=said.address).first()
    if feed is None:
        feed = Feed.objects.filter(name__iexact=said.name).first() if said.name else None
    if feed is None:
        feed = _new(said)
    feed.address = said.address
    feed.kind = said.kind or feed.kind
    if said.publish is not None:
        feed.publish = said.publish
    if said.ages is not None:
        feed.age_from, feed.age_to = said.ages
    feed.save()
    _keep_terms(feed.organisation, said)
    return feed


def _new(said: Said) -> Feed:
    longest_chars = longest_chars_of(Organisation, "name")
    name = (said.name or said.address)[:longest_chars]
    organisation = Organisation.objects.filter(name__iexact=name).first()
    if organisation is None:
        organisation = Organisation.objects.create(name=name, type=OrganisationType.SOURCE)
    return Feed(
        code=_free_code(name), name=name, organisation=organisation, kind=Kind.ORDINARY_PLACE
    )


def _free_code(name: str) -> str:
    base = slugify(name)[: CODE_CHARS - 4].strip("-") or "feed"
    taken = set(Feed.objects.filter(code__startswith=base).values_list("code", flat=True))
    codes = [base, *(f"{base}-{number}" for number in range(2, 100))]
    return next(code for code in codes if code not in taken)


def _keep_terms(organisation: Organisation, said: Said) -> None:
    """Licence and attribution of a published source follow what is said."""
    if organisation.type != OrganisationType.SOURCE:
        return
    stated = {"licence": said.licence, "attribution": said.attribution}
    differs = {k: v for k, v in stated.items() if v and getattr(organisation, k) != v}
    for field, value in differs.items():
        setattr(organisation, field, value[: longest_chars_of(Organisation, field)])
    if differs:
        organisation.save(update_fields=list(differs))

"""Terms of other people's lists, such as the esd standards, that an operator has and may pass on.

A CSV file with a row for each value of ours that a term stands for:

    taxonomy_id,taxonomy,term_id,term,description,uri,field,value
    …,Needs,…,Somewhere to eat,Food for who has none.,https://…,practical_help,hot_food

Ids are UUIDs, or web addresses that name list and term at home: the UUID in the feed is then made
of the address (RFC 9562, version 5), the same in every installation. ``field`` is ``kind``,
``practical_help`` or ``access``; ``value`` one of its values.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, UUID, uuid5

from django.core.exceptions import ImproperlyConfigured

from gis.packs.csv_rows import Row, read_rows
from gis.packs.refusals import FileRefused
from gis.packs.report import FileReport
from places.enums import Access, Kind, PracticalHelp
from places.open_referral.term_types import Taxonomy, Term

VALUES = {
    "kind": Kind.values,
    "practical_help": PracticalHelp.values,
    "access": [value for value in Access.values if value != Access.NOT_SAID],
}
COLUMNS = ("taxonomy_id", "taxonomy", "term_id", "term", "description", "uri", "field", "value")


def outside_taxonomies(path: str) -> tuple[Taxonomy, ...]:
    """The taxonomies of a file, in its order; none where ``path`` is empty.

    Raises ``ImproperlyConfigured`` with the row and the reason for whatever cannot be used.
    """
    if not path:
        return ()
    report = FileReport("taxonomy", path)
    names: dict[str, str] = {}
    terms: dict[str, Term] = {}
    try:
        for row in read_rows(Path(path), COLUMNS, report, "taxonomy"):
            term = _term(row, terms)
            terms[term.id] = term
            names.setdefault(term.taxonomy_id, term.taxonomy)
    except (FileRefused, OSError) as error:
        raise ImproperlyConfigured(f"OPEN_REFERRAL_TERMS: {path}: {error}") from error
    if report.refused:
        raise ImproperlyConfigured(f"OPEN_REFERRAL_TERMS: {path}: {report.remarks[0]}")
    return tuple(
        Taxonomy(key, name, f"{name}.", tuple(t for t in terms.values() if t.taxonomy_id == key))
        for key, name in names.items()
    )


def _term(row: Row, known: dict[str, Term]) -> Term:
    """The term of a row, with the values of the rows before it. Raises ``FileRefused``."""
    cells = {name: " ".join(text.split()) for name, text in row.cells.items()}
    for name in ("taxonomy", "term"):
        if not cells[name]:
            raise FileRefused(f"row {row.number}, {name}: is empty")
    key, taxonomy_id = (_uuid(row.number, name, cells[name]) for name in ("term_id", "taxonomy_id"))
    field, value = cells["field"], cells["value"]
    if value not in VALUES.get(field, ()):
        raise FileRefused(f"row {row.number}, value: {field} has no value “{value}”")
    before = known.get(key)
    if before and (before.field, before.taxonomy_id) != (field, taxonomy_id):
        raise FileRefused(f"row {row.number}, term_id: stands for one field in one taxonomy")
    return Term(
        id=key,
        code=cells["term"],
        name=cells["term"],
        name_cy="",
        description=cells["description"] or f"{cells['term']}.",
        taxonomy=cells["taxonomy"],
        taxonomy_id=taxonomy_id,
        field=field,
        values=tuple(dict.fromkeys((*(before.values if before else ()), value))),
        uri=_uri(row.number, cells["uri"] or _address(cells["term_id"])),
        is_ours=False,
    )


def _address(text: str) -> str:
    """``text`` where it is a web address, else nothing."""
    return text if text.startswith(("http://", "https://")) else ""


def _uuid(number: int, name: str, text: str) -> str:
    if _address(text):
        return str(uuid5(NAMESPACE_URL, text))
    try:
        return str(UUID(text))
    except ValueError:
        raise FileRefused(f"row {number}, {name}: “{text}” is no UUID and no web address") from None


def _uri(number: int, text: str) -> str:
    try:
        parts = urlsplit(text)
    except ValueError:
        parts = urlsplit("")
    if text and not (parts.scheme in ("http", "https") and parts.netloc):
        raise FileRefused(f"row {number}, uri: “{text}” is no web address")
    return text

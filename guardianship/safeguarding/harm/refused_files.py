"""Files that are never taken in: about persons, or about who knows whom. Pure.

Only names of columns are looked at and said again, never a cell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from gis.packs.refusals import FileRefused

# Words of a column's name, and what such a column is about.
_ABOUT_PERSONS: tuple[tuple[str, str], ...] = (
    (
        r"(first|fore|given|middle|last|family|sur|full|maiden|nick|known|person|people|child|pupil"
        r"|student|patient|victim|client|parent|carer|mother|father|guardian|officer|staff"
        r"|caller|reporter|informant|witness|subject|contact|casualty|user|customer)s?"
        r" ?(name|names|initials)|surname|forename|nickname|known as|alias|aka|street name",
        "names of persons",
    ),
    (r"(date|year|day|month) of birth|birth ?(date|day|year)?|dob|d o b|born", "dates of birth"),
    (
        r"suspects?|nominals?|offenders?|perpetrators?|perps?|defendants?|accused|arrestees?"
        r"|detainees?|victims?|witness(es)?|associates?|gangs?|persons? of interest",
        "suspects, victims or who they know",
    ),
    (
        r"vehicles?|vrms?|vrn|vins?|number ?plates?|plates?|registration( (number|mark|no))?|anpr"
        r"|car reg|reg (no|number|mark)",
        "vehicles",
    ),
    (
        r"nhs|upn|uln|nino|national insurance|passport|driving licence|hospital number|custody"
        r"|pnc|patient id|pupil id|child id|person id|client id|case id|urn|mosaic|liquid ?logic",
        "numbers of persons",
    ),
    (
        r"phones?|telephones?|mobiles?|tel|msisdn|e ?mails?|instagram|snapchat|tik ?tok|whats ?app"
        r"|social media|user ?names?|handles?|imei",
        "ways to reach persons",
    ),
    (
        r"address(es)?( line)?( \d)?|home|post ?codes?|uprn|house( (number|no|name))?|flat",
        "where persons live",
    ),
    (
        r"narratives?|notes?|comments?|remarks?|descriptions?|free ?text|details|summary|summaries"
        r"|statements?|circumstances|mo|modus operandi|photos?|images?",
        "accounts of what happened",
    ),
)
_PERSONS = [(re.compile(rf"(?:.* )?(?:{words})(?: .*)?"), what) for words, what in _ABOUT_PERSONS]
# A column that is called just this holds names, unless it names an area or an office.
_A_NAME = re.compile(r"(?:.* )?names?(?: .*)?")
_NOT_OF_PERSONS = re.compile(
    r"(?:.* )?(?:lsoa|msoa|oa|ward|area|authority|la|lad|ltla|district|county|region|country|force"
    r"|borough|locality|neighbourhood|place|category|type|hospital|trust|provider|service|site"
    r"|dataset|source)(?: ?\d+\w*)? names?(?: \w+)?"
)
_TIES = (
    {"source", "target"},
    {"from", "to"},
    {"node", "node2"},
    {"node1", "node2"},
    {"ego", "alter"},
    {"person 1", "person 2"},
    {"friend 1", "friend 2"},
)
_TIE_WORDS = re.compile(r"(?:.* )?(?:edges?|nodes?|ties?|peers?|friends?|alters?|egos?)(?: .*)?")
_GRAPH_ENDINGS = {
    ".graphml",
    ".gexf",
    ".gml",
    ".net",
    ".dot",
    ".gv",
    ".paj",
    ".vna",
    ".anx",
    ".anb",
}
_GRAPH_BEGINNINGS = (b"<graphml", b"<gexf", b"*vertices", b"graph {", b"digraph", b"strict graph")
_GRAPH_INSIDE = (b'"nodes"', b'"edges"', b'"links"', b"<graphml", b"<gexf")
_LOOKED_AT_BYTES = 4096
_WHY_NO_GRAPHS = (
    "it describes who is tied to whom. Peer maps identify young people and are not kept here; "
    "note on the context that the tool was used"
)


def words_of(column: str) -> str:
    """A column's name as words: lower case, single spaces, "firstName" as "first name"."""
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", column)
    return re.sub(r"[^a-z0-9]+", " ", parted.lower()).strip()


def refuse_graphs(path: Path) -> None:
    """Raise ``FileRefused`` for a file of nodes and ties, whatever it is called."""
    with path.open("rb") as file:
        start = file.read(_LOOKED_AT_BYTES).lower().lstrip(b"\xef\xbb\xbf \t\r\n")
    is_other = start[:1] in (b"{", b"[", b"<")
    if (
        path.suffix.lower() in _GRAPH_ENDINGS
        or start.startswith(_GRAPH_BEGINNINGS)
        or (is_other and any(mark in start for mark in _GRAPH_INSIDE))
    ):
        raise FileRefused(_WHY_NO_GRAPHS)


def refuse_persons(header: Sequence[str]) -> None:
    """Raise ``FileRefused`` naming every column that is about persons or ties between them."""
    named = {column: words_of(column) for column in header}
    wrong = [(column, what) for column, words in named.items() if (what := about(words))]
    if wrong:
        listed = "; ".join(f"“{column[:60]}” ({what})" for column, what in wrong)
        raise FileRefused(
            f"it has columns about persons: {listed}. Nothing of it was read. Take these columns "
            "out where the file is made, and count by area there if you can"
        )
    words = set(named.values())
    if any(tie <= words for tie in _TIES) or any(map(_TIE_WORDS.fullmatch, words)):
        raise FileRefused(_WHY_NO_GRAPHS)


def about(words: str) -> str:
    """What a column of this name tells of persons; empty when nothing."""
    if _NOT_OF_PERSONS.fullmatch(words):
        return ""
    found = next((what for pattern, what in _PERSONS if pattern.fullmatch(words)), "")
    return found or ("names of persons" if _A_NAME.fullmatch(words) else "")

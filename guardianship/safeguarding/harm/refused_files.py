"""Files that are never taken in: about persons, or about who knows whom. Pure.

Only names of columns are looked at and said again, never a cell.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import PurePath

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from gis.packs.refusals import FileRefused
from guardianship.safeguarding.harm.files import CountsFile

# Words of a column's name, and what such a column is about.
_ABOUT_PERSONS: tuple[tuple[str, str], ...] = (
    (
        r"(first|fore|given|middle|last|family|sur|full|maiden|nick|known|person|people|child|pupil"
        r"|student|patient|victim|client|parent|carer|mother|father|guardian|officer|staff"
        r"|caller|reporter|informant|witness|subject|contact|casualty|user|customer|yp"
        r"|young ?person)s?"
        r" ?(name|names|initials)|surname|forename|nickname|known ?as|alias|aka|street name|moniker"
        r"|initials?|[flms]names?|(first|last|sur) nm|signature|next of kin"
        r"|nok|cyfenw|llysenw|enw (cyntaf|llawn|canol)",
        _("names of persons"),
    ),
    (
        r"(date|year|day|month) ?of ?birth|birth ?(date|day|year|dt)?|b day|dob|born"
        r"|(dyddiad|blwyddyn) geni|geni",
        _("dates of birth"),
    ),
    (
        r"suspects?|nominals?|offenders?|perpetrators?|perps?|defendants?|accused|arrestees?"
        r"|detainees?|victims?|witness(es)?|associates?|gangs?|persons? of interest|arrested person"
        r"|ic( code)?|known to (the )?police|dioddefw(r|yr)|tyst(ion)?|amheuir"
        r"|troseddw(r|yr)|plentyn|disgybl|rhiant|claf",
        _("suspects, victims or who they know"),
    ),
    (
        r"vehicles?|vrms?|vrn|vins?|number ?plates?|plates?|registration( (number|mark|no))?|anpr"
        r"|(car|veh) ?(reg|make|model|colou?r)|colou?r of car|reg ?(no|number|mark)|index number"
        r"|licen[cs]e ?plates?|numberplates?|cerbyd(au)?|rhif (cofrestru|plat)",
        _("vehicles"),
    ),
    (
        r"nhs|upn|uln|nino|national insurance|passport|driving licence|hospital number|custody"
        r"|pnc ?(id)?|crn|chi|cro|ni (number|no)|(patient|pupil|student|child|person|client|case"
        r"|officer|yp|subject|nom|learner|resident|tenant|family|young ?person)"
        r" (id|ref|reference|number|no)|urn|mosaic|liquid ?logic"
        r"|(collar|shoulder|warrant) (number|no)|rhif (gig|yswiriant)",
        _("numbers of persons"),
    ),
    (
        r"phones?|telephones?|mobiles?|mob|tel|msisdn|e ?mails?|instagram|snapchat|tik ?tok"
        r"|whats ?app|social media|twitter|snap|discord|gamer ?tag|log ?in|user ?names?|handles?"
        r"|imei|insta|ip ?address|device id|symudol|ffon|e ?bost",
        _("ways to reach persons"),
    ),
    (
        r"addr(ess(es)?)?( line)?|home|last seen|post ?codes?|pcd|uprn|house( (number|no|name))?"
        r"|flat|cyfeiriad(au)?|cod(au)? post",
        _("where persons live"),
    ),
    (
        r"narratives?|notes?|comments?|remarks?|descriptions?|free ?text|details|summary|summaries"
        r"|statements?|circumstances|mo|modus operandi|photos?|images?|what happened|log"
        r"|text|nodiadau|sylwadau|disgrifiad|manylion|crynodeb|beth ddigwyddodd",
        _("accounts of what happened"),
    ),
)
_PERSONS = [(re.compile(rf"(?:.* )?(?:{words})(?: .*)?"), what) for words, what in _ABOUT_PERSONS]
# A column that is called just one of these holds somebody in each row.
_SOMEBODY = re.compile(
    r"person|individual|child|young person|yp|pupil|student|patient|client|mother|father|parent"
    r"|carer|guardian|officer|caller|informant|subject|contact|make|model|mam|tad|teulu"
    r"|sibling|brother|sister|teacher|employer|occupation|nationality|diagnosis|(social|yot|key)"
    r" ?worker|oic|arrested|looked after|lac|marac|child protection( plan)?|warning markers?"
    r"|reg|car|driver|passenger|(registered )?keeper"
)
# A column that is called just this holds names, unless it names an area or an office.
_A_NAME = re.compile(r"(?:.* )?(?:names?|enw(?:au)?)(?: .*)?")
_NOT_OF_PERSONS = re.compile(
    r"(?:.* )?(?:lsoa|msoa|oa|ward|area|authority|la|lad|ltla|district|county|region|country|force"
    r"|borough|locality|neighbourhood|place|category|type|hospital|trust|provider|service|site"
    r"|dataset|source|community safety partnership|csp)(?: ?\d+\w*)? names?(?: \w+)?"
    r"|name of (?:the )?(?:area|ward|authority|district|county|region|force|borough|place)"
    r"|enw(?: r)? (?:ardal|ward|awdurdod|agehi|heddlu|llu|sir|rhanbarth|ysbyty|categori|lle)"
    r"(?: .*)?"
)
# Words that are not passed over where a letter is wrong, as in "Ofender".
_OFTEN_MISSPELT = (
    "offender", "suspect", "victim", "witness", "perpetrator", "defendant", "associate", "nominal",
    "surname", "forename", "nickname", "vehicle", "registration", "telephone", "address",
    "postcode", "narrative", "statement",
)  # fmt: skip
_NEARLY = 0.9
# Whoever mixes alphabets in a name of a column hides it from the patterns above.
_OTHER_LETTERS = re.compile(r"[^\W\d_a-z]")
_TIES = (
    {"source", "target"},
    {"src", "dst"},
    {"from", "to"},
    {"link from", "link to"},
    {"ego", "alter"},
    {"parent", "child"},
    {"ffynhonnell", "targed"},
    {"id1", "id2"},
)
_TIE_WORDS = re.compile(
    r"(?:.* )?(?:edges?|nodes?|vert(?:ex|ices)|ties?|peers?|friends?|alters?|egos?|knows"
    r"|relationships?|cysylltiad(?:au)?|nod(?:au)?)(?: .*)?"
)
# "person 1" and "person 2", "member a" and "member b": the two ends of a tie.
_END_OF_A_TIE = re.compile(
    r"(?:person|individual|member|user|name|actor|contact|nominal|yp|child) ?([12ab])"
)
# What may follow the name of an end without changing what it is.
_TAIL = re.compile(r" (?:id|ids|name|code|ref|node|label)$")
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
# GraphML, GEXF, Pajek, DOT, GML (which may name who made it first) and UCINET.
_GRAPH_BEGINNING = re.compile(
    rb"<graphml|<gexf|\*(?:vertices|network|edges|arcs|node)|digraph\b|dl\s+n\b"
    rb"|(?:(?:creator|comment|version)\b[^\n]*\s+){0,5}(?:strict\s+)?graph\s*(?:\w+\s*)?[\[{]"
)
_GRAPH_INSIDE = (b'"nodes"', b'"edges"', b'"links"', b'"elements"', b"<graphml", b"<gexf")
_LOOKED_AT_BYTES = 4096
_WHY_NO_GRAPHS = _(
    "it describes who is tied to whom. Peer maps identify young people and are not kept here; "
    "note on the context that the tool was used"
)


def words_of(column: str) -> str:
    """A column's name as words: lower case, single spaces, no accents; "firstName" as "first name",
    "D.O.B." as "dob"."""
    plain = unicodedata.normalize("NFKD", column)
    letters = "".join(each for each in plain if not unicodedata.combining(each))
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", letters)
    words = re.sub(r"[\W_]+", " ", parted.lower()).strip()
    return re.sub(r"(?<=\b[a-z]) (?=[a-z]\b)", "", words)


def refuse_graphs(file: CountsFile) -> None:
    """Raise ``FileRefused`` for a file of nodes and ties, whatever it is called."""
    with file.opened() as content:
        start = content.read(_LOOKED_AT_BYTES).lower().lstrip(b"\xef\xbb\xbf \t\r\n")
    is_other = start[:1] in (b"{", b"[", b"<")
    if (
        PurePath(file.name).suffix.lower() in _GRAPH_ENDINGS
        or _GRAPH_BEGINNING.match(start)
        or (is_other and any(mark in start for mark in _GRAPH_INSIDE))
    ):
        raise FileRefused(gettext(_WHY_NO_GRAPHS))


def refuse_persons(header: Sequence[str]) -> None:
    """Raise ``FileRefused`` naming every column that is about persons or ties between them."""
    named = {column: words_of(column) for column in header}
    wrong = [(column, what) for column, words in named.items() if (what := about(words))]
    if wrong:
        listed = "; ".join(f"“{column[:60]}” ({gettext(what)})" for column, what in wrong)
        raise FileRefused(
            gettext(
                "it has columns about persons: %(columns)s. Nothing of it was read. Take these "
                "columns out where the file is made, and count by area there if you can"
            )
            % {"columns": listed}
        )
    if _are_ties({_TAIL.sub("", words) for words in named.values()}):
        raise FileRefused(gettext(_WHY_NO_GRAPHS))


def _are_ties(words: set[str]) -> bool:
    ends = {found[1] for each in words if (found := _END_OF_A_TIE.fullmatch(each))}
    return (
        any(tie <= words for tie in _TIES)
        or ends >= {"1", "2"}
        or ends >= {"a", "b"}
        or any(map(_TIE_WORDS.fullmatch, (re.sub(r"\d+$", "", each) for each in words)))
    )


def _spelt(word: str) -> str:
    """The word that somebody meant to write."""
    return next(iter(get_close_matches(word, _OFTEN_MISSPELT, n=1, cutoff=_NEARLY)), word)


def about(words: str) -> str:
    """What a column of this name tells of persons; empty when nothing."""
    if _OTHER_LETTERS.search(words):
        return _("letters of another alphabet")
    if _NOT_OF_PERSONS.fullmatch(words):
        return ""
    # "suspect1", "address 2": numbers count columns of one kind.
    words = " ".join(re.sub(r"\d+", " ", words).split())
    if _SOMEBODY.fullmatch(words):
        return _("persons")
    words = " ".join(_spelt(word) for word in words.split())
    found = next((what for pattern, what in _PERSONS if pattern.fullmatch(words)), "")
    return found or (_("names of persons") if _A_NAME.fullmatch(words) else "")

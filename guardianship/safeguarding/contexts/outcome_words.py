"""Words that say what services do, or that somebody is gone, where a place should be described.

Pure. Tools are not outcomes (ledger E4), and a young person who moved away does not make a place
safer (ledger E1).
"""

import re

# Tools and processes, in both languages; each begins at the start of a word.
_TOOLS = (
    r"meetings?|conferences?|panels?|referr(?:al|als|ed)|re-?assess\w{0,8}|assess(?:ed|ments?)"
    r"|(?:peer|safety|context|community)[ -]map\w{0,5}|mapping|screen(?:ed|ing)|checklists?"
    r"|toolkits?|action plans?|safety plans?|reviews?|surveys?|strategy discussions?"
    r"|information sharing|multi-?agency|training sessions?"
    r"|cyfarfod(?:ydd)?|atgyfeiri\w{0,8}|asesiad(?:au)?|mapio|adolygiad(?:au)?|arolwg|arolygon"
)
_GONE = (
    r"mov(?:ed|ing) (?:away|out|on|home|schools?|area|placement|to)|(?:has|have|was|were) moved"
    r"|left (?:the|this) (?:area|town|school|setting)|(?:stopp?ed|stops) (?:attending|coming|going)"
    r"|no longer (?:attend\w{0,3}|com(?:es|ing)|go(?:es|ing)|liv(?:es|ing)|engag\w{0,3})"
    r"|do(?:es)? ?n[o'’]?t (?:attend|come|engage)|turn(?:ed|s) (?:18|eighteen)|in custody"
    r"|(?:been |was |were )?(?:excluded|arrested|remanded|relocated)|did not engage|disengaged"
    r"|wedi symud|wedi gadael|ddim yn mynychu|ddim yn dod|yn y ddalfa"
)
TOOLS = re.compile(rf"\b(?:{_TOOLS})\b", re.IGNORECASE)
GONE = re.compile(rf"\b(?:{_GONE})\b", re.IGNORECASE)


def tools_in(text: str) -> list[str]:
    """Tools and processes named in ``text``, as written, each once and in order."""
    return list(dict.fromkeys(match.group() for match in TOOLS.finditer(text)))


def says_somebody_is_gone(text: str) -> bool:
    """Whether the text explains a change by young people who moved, stopped coming or were sent."""
    return bool(GONE.search(text))

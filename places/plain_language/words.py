"""Words of the trade, and what young people say instead; words that label, and none instead.

The lists are ours (`docs/portal.md`), in both languages; an ending in ``*`` stands for any ending.
"""

from __future__ import annotations

ENGLISH = {
    "practitioner*": "worker",
    "respite*": "a break",
    "detached": "out and about",
    "provision": "what there is to do",
    "eligib*": "who can come",
    "safeguarding": "feeling safe",
    "referral*": "somebody asks for you",
    "self-refer*": "ask for yourself",
    "service user*": "young people",
    "client*": "young people",
    "facilitat*": "help",
    "utilis*": "use",
    "commenc*": "begin",
    "participat*": "take part",
    "engag*": "take part",
    "signpost*": "tell you where to go",
    "multi-agency": "several organisations",
    "stakeholder*": "everybody who has a part in it",
    "attendee*": "those who come",
    "venue": "place",
    "intervention*": "help",
    "outcome*": "what changes for you",
    "diversionary": "something to do",
    "holistic": "all of it together",
    "empower*": "help you to do it yourself",
    "drop-in session*": "come when you like",
    "prior to": "before",
    "in order to": "to",
}
WELSH = {
    "ymarferydd*": "gweithiwr",
    "ymarferwyr": "gweithwyr",
    "seibiant*": "hoe",
    "darpariaeth*": "beth sydd i’w wneud",
    "cymhwys*": "pwy all ddod",
    "diogelu": "teimlo’n ddiogel",
    "atgyfeiri*": "mae rhywun yn gofyn ar dy ran",
    "defnyddwyr gwasanaeth": "pobl ifanc",
    "hwyluso": "helpu",
    "cyfranogi*": "cymryd rhan",
    "ymgysyllt*": "cymryd rhan",
    "amlasiantaeth*": "sawl sefydliad",
    "rhanddeiliad*": "pawb sydd â rhan",
    "ymyriad*": "help",
    "deilliant*": "beth sy’n newid",
    "deilliannau": "beth sy’n newid",
    "grymuso": "helpu i’w wneud dy hun",
    "cyfeirio": "dweud ble i fynd",
}
# How a Welsh word may begin after another one: soft, nasal and breathed, or with an h before it.
MUTATIONS = {
    "ll": ("l",), "rh": ("r",),
    "p": ("b", "mh", "ph"), "t": ("d", "nh", "th"), "c": ("g", "ngh", "ch"),
    "b": ("f", "m"), "d": ("dd", "n"), "g": ("", "ng"), "m": ("f",),
    **{vowel: (f"h{vowel}",) for vowel in "aeiouwy"},
}  # fmt: skip
# Words that label whoever comes (ledger A3): a page says what there is, never who is at risk.
ENGLISH_LABELS = (
    "at risk", "at-risk", "vulnerab*", "victim*", "offend*", "gang", "gangs", "hotspot*",
    "hot spot*", "exploit*", "anti-social", "antisocial", "neet", "disadvantaged", "hard to reach",
    "hard-to-reach", "troubled", "challenging behaviour",
)  # fmt: skip
WELSH_LABELS = (
    "mewn perygl", "bregus*", "agored i niwed", "dioddefw*", "troseddw*", "camfanteisi*",
    "gwrthgymdeithasol", "difreintiedig", "anodd eu cyrraedd", "ymddygiad heriol",
)  # fmt: skip


def beginnings(word: str) -> tuple[str, ...]:
    """A Welsh word with each beginning that it may have in a sentence, its own first."""
    first = next((letters for letters in MUTATIONS if word.startswith(letters)), "")
    changed = MUTATIONS.get(first, ())
    return (word, *(new + word.removeprefix(first) for new in changed))

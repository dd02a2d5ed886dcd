"""Names for streets, English and Welsh, each used once."""

from collections.abc import Iterator

from guardianship.demo import content
from guardianship.demo.dice import dice

# What a kind of district calls its streets.
FITTING = {
    "terraces": ("Street", "Road", "Terrace", "Row", "Lane"),
    "rings": ("Crescent", "Way", "Close", "Road", "View", "Rise"),
    "suburb": ("Avenue", "Close", "Gardens", "Road", "Way", "Rise"),
    "works": ("Way", "Road"),
    "village": ("Lane", "Road", "Row", "Street"),
}


class StreetNames:
    """Hands out names; no two streets of the town share one."""

    def __init__(self, seed: int, taken: set[str]) -> None:
        written = content.read("street_names")
        self._by_type: dict[str, Iterator[tuple[str, str]]] = {}
        for english, welsh in written["types"]:
            pairs = [
                (f"{stem} {english}", f"{welsh} {stem_cy}") for stem, stem_cy in written["stems"]
            ]
            dice(seed, "street names", english).shuffle(pairs)
            self._by_type[english] = iter([pair for pair in pairs if pair[0] not in taken])
        self._turn = 0

    def next_for(self, style: str) -> tuple[str, str]:
        """The next name that fits the style, in English and Welsh; empty when all are used."""
        for _ in FITTING[style]:
            self._turn += 1
            kind = FITTING[style][self._turn % len(FITTING[style])]
            pair = next(self._by_type[kind], None)
            if pair:
                return pair
        return "", ""

"""What somebody asked of the finder, and the address that asks it again."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from places.finder.inside import Extent
from places.finder.moment import When, Window, moment, wall_clock, window_of

DEFAULT_RADIUS_M = 5_000
SMALLEST_RADIUS_M, LARGEST_RADIUS_M = 100, 50_000
OLDEST_AGE = 120


@dataclass(frozen=True, slots=True)
class FinderQuery:
    """One question, every part optional.

    ``at`` is London's wall clock (naive) and wins over ``when``. ``near`` is a place name or
    an outward code, never a full postcode. ``helps`` must all be there; of ``kinds`` and
    ``access`` any one is enough. ``unsure`` also asks for what only may be open. ``extent`` and
    ``area`` (a set and a code in it, "wards-2024:W05001234") are what editors drew or chose.
    ``here`` says that a device told where it is, so that nobody counts the question.
    """

    when: When | None = None
    at: datetime | None = None
    near: str = ""
    radius_m: int = DEFAULT_RADIUS_M
    kinds: tuple[str, ...] = ()
    age: int | None = None
    free: bool = False
    helps: tuple[str, ...] = ()
    access: tuple[str, ...] = ()
    step_free: bool = False
    friend: bool = False
    unsure: bool = False
    extent: Extent | None = None
    area: str = ""
    here: bool = False
    page: int = 1

    def with_changes(self, **changes: Any) -> "FinderQuery":
        """The same question otherwise, from its first page on."""
        return replace(self, **{"page": 1, **changes})

    @property
    def has_time(self) -> bool:
        """Whether the question names a time."""
        return self.at is not None or self.when is not None

    @property
    def is_filtered(self) -> bool:
        """Whether the question says more than when and where."""
        said = (self.kinds, self.age is not None, self.free, self.helps, self.access)
        return any([*said, self.step_free, self.friend])

    def window(self, now: datetime) -> Window:
        """The stretch of time in question, or this moment where none was named."""
        if self.at is not None:
            return wall_clock(self.at)
        return window_of(self.when, now) if self.when else moment(now)

    def parameters(self) -> list[tuple[str, str]]:
        """Names and values for a URL, in one order, with nothing that says nothing."""
        flags = ("free", "step_free", "friend", "unsure", "here")
        pairs: list[tuple[str, str]] = []
        if self.at is not None:
            pairs.append(("at", self.at.strftime("%Y-%m-%dT%H:%M")))
        elif self.when is not None:
            pairs.append(("when", self.when.value))
        if self.near:
            pairs.append(("near", self.near))
        if self.radius_m != DEFAULT_RADIUS_M:
            pairs.append(("radius_m", str(self.radius_m)))
        pairs += [("kind", kind) for kind in self.kinds]
        if self.age is not None:
            pairs.append(("age", str(self.age)))
        pairs += [("help", value) for value in self.helps]
        pairs += [("access", value) for value in self.access]
        pairs += [(name, "1") for name in flags if getattr(self, name)]
        if self.extent is not None:
            pairs.append(("extent", str(self.extent)))
        if self.area:
            pairs.append(("area", self.area))
        if self.page > 1:
            pairs.append(("page", str(self.page)))
        return pairs

    def querystring(self) -> str:
        """ "?when=tonight&near=NP20", or nothing."""
        pairs = self.parameters()
        return f"?{urlencode(pairs, safe=':,')}" if pairs else ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it was read, with what could not be read, by field."""

    query: FinderQuery
    problems: dict[str, str] = field(default_factory=dict)

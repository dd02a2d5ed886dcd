"""What stands beside every figure: how it is known, what it cannot tell, and of when it is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from guardianship.insight.models import Release
from guardianship.insight.reading.rows import Row, rows_of
from guardianship.insight.reading.stored_words import in_readers_words


@dataclass(frozen=True)
class Notes:
    """Notes of one release."""

    release: Release

    @cached_property
    def sources(self) -> list[Row]:
        """Rows of the sources, in the order of the release and the reader's language."""
        return [
            row
            | {name: in_readers_words(row[name]) for name in ("name", "bias_note", "cannot_tell")}
            for row in rows_of(self.release, "sources")
        ]

    @property
    def how_we_know(self) -> list[str]:
        """What the run and the release say of how they know."""
        return [in_readers_words(said) for said in self.release.head.get("how_we_know", [])]

    @property
    def cannot_tell(self) -> list[str]:
        """What they say that they cannot tell."""
        return [in_readers_words(said) for said in self.release.head.get("cannot_tell", [])]

    def source(self, name: str) -> Row | None:
        """The row of one source, or None."""
        return next((row for row in self.sources if row["name"] == name), None)

    @property
    def as_of(self) -> str:
        """Number, quarter and day of the release."""
        return _("Release %(number)s, up to %(period)s, published on %(day)s.") % {
            "number": self.release.number,
            "period": self.release.period,
            "day": date_format(self.release.published_at, "j F Y"),
        }

    @property
    def of_walks(self) -> str:
        """How walks were measured; a straight line is never passed off as a street."""
        if self.release.head.get("approximate"):
            return _(
                "Approximate: walks are straight lines made longer by a factor of %(factor)s, "
                "since no street network is loaded."
            ) % {"factor": self.release.head["approximate"]}
        return _("Walks follow the streets and paths of OpenStreetMap.")

    @property
    def of_access(self) -> str:
        """How access is known."""
        return (
            _("Opening hours that organisations confirmed, walked from where young people live.")
            + f" {self.of_walks}"
        )

    @property
    def not_of_access(self) -> str:
        """What access cannot tell."""
        return _(
            "Whether somebody feels welcome or safe on the way, what a bus would change, and "
            "places that nobody has put on the list."
        )

    @property
    def of_shortfall(self) -> str:
        """How the number of young people short of a place is known."""
        return f"{self.of_sharing} {self.of_walks}"

    @property
    def of_sharing(self) -> str:
        """The same, beside a figure that says how walks were measured."""
        return _(
            "Places within a walk are shared among the young people who can reach them, worked "
            "out many times with the doubts about numbers, hours and speed; the band holds nine "
            "draws in ten."
        )

    @property
    def not_of_shortfall(self) -> str:
        """What it cannot tell."""
        return _(
            "Who would come. Where bands overlap the data do not tell two areas apart, so none "
            "stands above another."
        )

    @property
    def hidden(self) -> str:
        """What an empty cell of counts means."""
        return _(
            "“Not shown” is fewer than 10, or held back so that such a number cannot be worked "
            "out. Numbers are rounded to fives."
        )

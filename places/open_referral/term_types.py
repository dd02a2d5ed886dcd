"""Terms that services are sorted by, ours and those that an operator brings."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q


@dataclass(frozen=True, slots=True)
class Term:
    """One term; ``values`` are what listings have in ``field`` that the term stands for."""

    id: str
    code: str
    name: str
    name_cy: str
    description: str
    taxonomy: str
    taxonomy_id: str
    field: str
    values: tuple[str, ...]
    parent_id: str | None = None
    # Where somebody else's term is defined; none of our own has one.
    uri: str = ""
    is_ours: bool = True

    def condition(self) -> Q:
        """Which listings have this term, or one below it."""
        if self.field == "practical_help":
            return Q(practical_help__overlap=list(self.values))
        return Q(**{f"{self.field}__in": self.values})


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """A list of terms under one name."""

    id: str
    name: str
    description: str
    terms: tuple[Term, ...]

"""A constraint of PostgreSQL, a row that it refuses and a neighbour that it lets in."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import models


@dataclass(frozen=True)
class Case:
    """Rows by constraint; ``also_bad`` breaks it in another way, such as a half-given span."""

    constraint: str
    good: Callable[[], list[models.Model]]
    bad: Callable[[], list[models.Model]]
    also_bad: Callable[[], list[models.Model]] | None = None


def insert(rows: list[models.Model]) -> None:
    """Straight into the table: no save(), no clean(), no signal stands before PostgreSQL."""
    for row in rows:
        type(row)._base_manager.bulk_create([row])

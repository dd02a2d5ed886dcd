"""One row of a directory behind the names of our columns, its faults named by the file's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import models

from gis.packs.cells import day, is_missing, shown, whole, words
from gis.packs.csv_rows import Row
from gis.packs.refusals import RowRefused, nearest
from places.enums import LocationVisibility
from places.importers.contacts import email_from, phone_from, website_from
from places.models import Listing, Organisation, Place

WITHHELD = "cannot be used (not shown here: the row may hide where it is)"
OLDEST_PERSON = 120


def longest_chars_of(model: type[models.Model], field: str) -> int:
    """How many characters a field of a model holds; 0 when it sets no bound."""
    return getattr(model._meta.get_field(field), "max_length", None) or 0


class RowValues:
    """Cells by our key; a key that is not mapped is empty.

    Raises ``RowRefused`` for what cannot be used; what can be left out is, with a note.
    """

    def __init__(self, row: Row, columns: Mapping[str, str]) -> None:
        self.row, self.columns = row, columns
        self.notes: list[tuple[str, str]] = []

    def column(self, key: str) -> str:
        """The file's name of a column, for reports."""
        return self.columns.get(key, key)

    def raw(self, key: str) -> str:
        """The cell as it is."""
        return self.row.cells[self.columns[key]] if key in self.columns else ""

    def says(self, key: str) -> bool:
        """Whether the cell says anything."""
        return not is_missing(self.raw(key))

    def text(self, key: str, *, lines: bool = False) -> str:
        """Words without markup."""
        return words(self.raw(key), self.column(key), lines=lines)

    def fitting(self, key: str, model: type[models.Model], field: str) -> str:
        """Words that the field of a model can hold."""
        found = self.text(key)
        longest_chars = longest_chars_of(model, field)
        if longest_chars and len(found) > longest_chars:
            raise RowRefused(self.column(key), f"is longer than {longest_chars} characters")
        return found

    def whole(self, key: str) -> int | None:
        """A whole number."""
        return whole(self.raw(key), self.column(key))

    def day(self, key: str) -> date | None:
        """A date."""
        return day(self.raw(key), self.column(key))

    def choice(self, key: str, choices: type[models.TextChoices], default: str) -> str:
        """One of the values of an enumeration, whatever its capitals."""
        found = self.text(key)
        return self._one_of(key, found, choices) if found else default

    def choices(self, key: str, choices: type[models.TextChoices]) -> list[str]:
        """Values of an enumeration parted by ``;``, in the order of the enumeration."""
        parts = [part for part in self.text(key).split(";") if part.strip()]
        found = {self._one_of(key, part, choices) for part in parts}
        return [value for value in choices.values if value in found]

    def codes(self, key: str) -> list[str]:
        """Language codes parted by ``;``."""
        found = [part.strip().lower() for part in self.text(key).split(";") if part.strip()]
        wrong = [code for code in found if not code.isascii() or not 2 <= len(code) <= 8]
        if wrong:
            raise RowRefused(self.column(key), f"{shown(wrong[0])} is not a code such as en or cy")
        return list(dict.fromkeys(found))

    def age(self, key: str) -> int | None:
        """An age in years."""
        found = self.whole(key)
        if found is not None and found > OLDEST_PERSON:
            raise RowRefused(self.column(key), f"{found} is not an age")
        return found

    def contacts(self) -> dict[str, str]:
        """Telephone, text number, e-mail and website; what is none is left out with a note."""
        readers = {
            "phone": phone_from,
            "text_number": phone_from,
            "email": email_from,
            "website": website_from,
        }
        found = {}
        for key, read in readers.items():
            found[key], note = read(self.text(key))
            if note:
                self.notes.append((self.column(key), note))
        return found

    def visibility(self) -> str:
        """How much of where it is to show."""
        return self.choice("location_visibility", LocationVisibility, LocationVisibility.EXACT)

    def may_hide(self) -> bool:
        """Whether the row hides its place, or may mean to: nothing of it may be quoted then."""
        return self.raw("location_visibility").strip().lower() not in {
            "",
            LocationVisibility.EXACT.value,
        }

    def _one_of(self, key: str, text: str, choices: type[models.TextChoices]) -> str:
        value = text.strip().lower().replace(" ", "_").replace("-", "_")
        if value not in choices.values:
            allowed = ", ".join(choices.values)
            raise RowRefused(
                self.column(key),
                f"{shown(text)} is not one of {allowed}{nearest(value, choices.values)}",
            )
        return str(value)


def listing_words(values: RowValues, keys: Iterable[str]) -> dict[str, Any]:
    """Short texts of a listing by field, each as long as the field may be."""
    return {key: values.fitting(key, Listing, key) for key in keys}


def organisation_words(values: RowValues, keys: Iterable[str]) -> dict[str, Any]:
    """Short texts of an organisation by field."""
    return {key: values.fitting(key, Organisation, key) for key in keys}


def place_words(values: RowValues, key: str, field: str) -> str:
    """A short text of a place."""
    return values.fitting(key, Place, field)

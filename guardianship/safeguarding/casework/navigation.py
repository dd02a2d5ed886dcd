"""The menu of casework; rooms put themselves into it when they start."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise

from guardianship.accounts.models import User


@dataclass(frozen=True, slots=True)
class Entry:
    """A page in the menu, for those who have the permission."""

    order: int
    label: str | Promise
    url_name: str
    permission: str

    @property
    def address(self) -> str:
        """Where it leads, in the reader's language."""
        return reverse(self.url_name)


_entries: dict[str, Entry] = {}


def also_in_menu(url_name: str, label: str | Promise, *, permission: str, order: int = 50) -> None:
    """Show a page in the menu of casework; the same name again replaces it."""
    _entries[url_name] = Entry(order, label, url_name, permission)


def menu_of(person: User) -> list[Entry]:
    """What the person may open, in order."""
    entries = sorted(_entries.values(), key=lambda entry: (entry.order, entry.url_name))
    return [entry for entry in entries if person.has_perm(entry.permission)]

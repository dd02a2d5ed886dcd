"""Notices of other rooms: they tell what happened, and go out as every other mail does.

A room plans rows of the outbox of its own kind and registers who writes them. Most are letters
about what somebody did, not reminders: refusing reminders does not stop them. Who writes a kind
that can be stopped leaves out whoever refused it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from places.freshness.enums import MailKind
from places.freshness.models import OutgoingMail


@dataclass(frozen=True, slots=True)
class Notice:
    """Words in the language of the mail, and the whole address of the page they are about.

    ``can_be_stopped`` is of what comes again and again: there whoever reads it can say no to it.
    """

    subject: str
    sentences: tuple[str, ...]
    page: str
    can_be_stopped: bool = False


# Given the mails of one kind in a batch, the notice of each by its key; whatever is left out is
# no longer needed.
Writer = Callable[[Sequence[OutgoingMail]], dict[int, Notice]]
_writers: dict[str, Writer] = {}


def written_by(kind: MailKind, writer: Writer) -> None:
    """Let ``writer`` write all mails of ``kind``; saying it twice changes nothing."""
    _writers[kind.value] = writer


def is_notice(mail: OutgoingMail) -> bool:
    """Whether another room writes this mail."""
    return mail.kind in _writers


def notices_for(mails: Iterable[OutgoingMail]) -> dict[int, Notice]:
    """The notices among a batch of mails, by the key of the mail."""
    by_kind: dict[str, list[OutgoingMail]] = defaultdict(list)
    for mail in mails:
        if is_notice(mail):
            by_kind[mail.kind].append(mail)
    found: dict[int, Notice] = {}
    for kind, some in by_kind.items():
        found |= _writers[kind](some)
    return found

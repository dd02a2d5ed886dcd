"""Drafts of forms: kept while somebody writes, masked on the way in, forgotten when sent."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.http import QueryDict

from guardianship.accounts.models import User
from guardianship.lib import clock
from guardianship.safeguarding.casework.models import Draft
from guardianship.safeguarding.freetext.fields import masked_words
from guardianship.safeguarding.wall.doors import open_for_task

KEPT_DAYS = 7
MOST_ANSWERS = 40
LONGEST_ANSWER_CHARS = 2_000
NO_ANSWERS = {"csrfmiddlewaretoken", "do", "version", "form", "key"}


def keep(person: User, form: str, sent: QueryDict, fields: set[str]) -> Draft:
    """Keep what was typed into ``fields``; a later call for the same form replaces it.

    The wall must be open for ``person``.
    """
    answers = {}
    for name in sorted(fields & set(sent) - NO_ANSWERS)[:MOST_ANSWERS]:
        answers[name] = [
            masked_words(value[:LONGEST_ANSWER_CHARS])[0] for value in sent.getlist(name)
        ]
    draft, _new = Draft.objects.update_or_create(
        person=person, form=form, defaults={"answers": answers, "saved_at": clock.now()}
    )
    return draft


def kept(person: User, form: str) -> Draft | None:
    """The draft of this person for this form, if there is one."""
    return Draft.objects.filter(person=person, form=form).first()


def sent(person: User, form: str) -> None:
    """Forget the draft: the form was sent, or thrown away."""
    Draft.objects.filter(person=person, form=form).delete()


def as_initial(draft: Draft, fields: Mapping[str, Any]) -> dict[str, Any]:
    """The kept answers as initial values of a form with these fields."""
    found: dict[str, Any] = {}
    for name, values in draft.answers.items():
        if name in fields:
            several = getattr(fields[name].widget, "allow_multiple_selected", False)
            found[name] = values if several else (values[-1] if values else "")
    return found


def forget_old_drafts() -> str:
    """Delete drafts that nobody has touched for a week; says how many."""
    with open_for_task("retention"):
        old = Draft.objects.filter(saved_at__lt=clock.now() - timedelta(days=KEPT_DAYS))
        count, _of = old.delete()
    return f"{count} drafts of casework forgotten"

"""Keeps to the register: rows whose time is over go, counted, and the same every night."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, models, transaction
from django.db.models import Max

from guardianship.lib import clock
from guardianship.lib.field_register import Declared, declarations, our_models
from guardianship.safeguarding.wall.doors import open_for_task
from places.leaving import forget_contacts, organisations_due

# Not rows that go, but how to reach an organisation that left.
CONTACTS = "places.Organisation (e-mail and phone)"


@dataclass(frozen=True, slots=True)
class Due:
    """How many rows of a model have outlived what is said of them; ``is_stuck``: they stay."""

    model: str
    rows: int
    is_stuck: bool = False


def rules() -> list[Declared]:
    """Declarations that this job carries out, by model."""
    return [said for _model, said in sorted(declarations().items()) if said.kept.dated_by]


def due_rows(said: Declared) -> models.QuerySet[models.Model]:
    """The rows of one model whose time is over. The wall must be open."""
    model = our_models()[said.model]
    over = months_before(clock.now(), said.kept.months)
    dated_by = said.kept.dated_by
    kept_whole = model._base_manager.filter(**said.kept.only).annotate(_newest=Max(dated_by))
    is_moment = isinstance(_field(model, dated_by), models.DateTimeField)
    pks = kept_whole.filter(_newest__lt=over if is_moment else over.date()).values("pk")
    return model._base_manager.filter(pk__in=pks)


def what_is_due() -> list[Due]:
    """Counts and changes nothing."""
    with open_for_task("retention"):
        rows = [Due(said.model, due_rows(said).count()) for said in rules()]
    return [*rows, Due(CONTACTS, organisations_due().count())]


def forget() -> list[Due]:
    """Delete what is due, with what belongs to it; run again, it finds nothing.

    One transaction for each model: what PostgreSQL does not let go tonight does not hold up the
    rest, and is told.
    """
    done = []
    for said in rules():
        try:
            with open_for_task("retention"), transaction.atomic():
                done.append(_forget_of(said))
        except IntegrityError:
            done.append(Due(said.model, 0, is_stuck=True))
    return [*done, Due(CONTACTS, forget_contacts())]


def _forget_of(said: Declared) -> Due:
    pks = list(due_rows(said).values_list("pk", flat=True))
    _forget_what_goes_with(said, pks)
    _all, of_which = our_models()[said.model]._base_manager.filter(pk__in=pks).delete()
    return Due(said.model, of_which.get(said.model, 0))


def _forget_what_goes_with(said: Declared, pks: list[object]) -> None:
    """Delete rows that are declared to go together with these.

    Some of them protect each other (a check and the role that allowed it), so those that nobody
    protects go first; a circle raises ``ProtectedError`` and leaves everything.
    """
    waiting = [
        (our_models()[other.model], other.kept.together_with)
        for other in declarations().values()
        if other.kept.together_with and _belongs_to(other, said)
    ]
    for _attempt in range(len(waiting)):
        still = []
        for model, key in waiting:
            try:
                with transaction.atomic():
                    model._base_manager.filter(**{f"{key}__in": pks}).delete()
            except models.ProtectedError:
                still.append((model, key))
        waiting = still


def _belongs_to(other: Declared, said: Declared) -> bool:
    related = our_models()[other.model]._meta.get_field(other.kept.together_with).related_model
    return related is our_models()[said.model]


def keep_to_the_register() -> str:
    """The job of the night, in one line."""
    done = forget()
    gone = ", ".join(f"{due.rows} {due.model}" for due in done if due.rows)
    stuck = ", ".join(due.model for due in done if due.is_stuck)
    return f"deleted as declared: {gone or 'nothing'}" + (f"; stuck: {stuck}" if stuck else "")


def months_before(moment: datetime, months: int) -> datetime:
    """The same day so many months earlier, or the last of that month where it has no such day."""
    year, month = divmod(moment.year * 12 + moment.month - 1 - months, 12)
    day = min(moment.day, monthrange(year, month + 1)[1])
    return moment.replace(year=year, month=month + 1, day=day)


def _field(model: type[models.Model], path: str) -> models.Field[object, object]:
    """The field at the end of a path such as "events__at"."""
    *through, last = path.split("__")
    for name in through:
        related = model._meta.get_field(name).related_model
        if not isinstance(related, type):
            raise LookupError(path)
        model = related
    return model._meta.get_field(last)  # type: ignore[return-value]

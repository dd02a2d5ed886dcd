"""Rows that all tests of a module look at: written once, where writing them is what costs."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction


@contextmanager
def kept_for_a_module(django_db_blocker) -> Iterator[None]:
    """Within it rows may be written; they go when it ends.

    For a fixture of a module, which asks for ``django_db_setup`` too. Its tests bear the mark
    ``django_db``: each undoes what it writes itself, inside the transaction that holds the rows.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)

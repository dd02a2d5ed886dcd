"""Rows that all tests of a module look at: written once, where writing them is what costs."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
import time_machine
from django.db import transaction
from django.utils import translation

from cms.trees import ensure_trees

LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


@contextmanager
def kept_for_a_module(django_db_blocker) -> Iterator[None]:
    """Within it rows may be written; they go when it ends.

    For a fixture of a module, which asks for ``django_db_setup`` too. Its tests bear the mark
    ``django_db``: each undoes what it writes itself, inside the transaction that holds the rows.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def kept_trees(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    """The home pages of both languages, as for a module whose every test builds a page."""
    with kept_for_a_module(django_db_blocker):
        with time_machine.travel(LONG_AGO, tick=False), translation.override("en"):
            ensure_trees()
        yield

"""The indexes of searches and of references, written when somebody asks them.

On a site a task writes them after each save, a moment later. Done at once in a test, that is a
fifth of all the time of the tests that save something, and most of them search for nothing.
Here each object is written once, as it is when an index is first asked: no later than on a site.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import connection

Key = tuple[str, str, str]
READERS = (
    "get_references_for_object",
    "get_references_to",
    "get_references_to_in_bulk",
    "usage_count_subquery",
)


class Waiting:
    """A task whose objects wait to be written; those of rows that are gone are left out."""

    def __init__(self) -> None:
        self.task: Any = None
        self.shared: dict[Key, None] = {}
        self.ours: dict[Key, None] = {}
        self.unwritten: dict[Key, None] = {}
        self.at_once = False

    def enqueue(self, *key: str) -> None:
        """As the task's own."""
        self.ours[key] = self.unwritten[key] = None
        if self.at_once:
            self.write()

    def write(self) -> None:
        """Write what waits, unseen by whoever counts queries, as a worker's are."""
        counted, connection.force_debug_cursor = connection.force_debug_cursor, False
        try:
            while self.unwritten:
                key, _none = self.unwritten.popitem()
                try:
                    self.task.call(*key)
                except ObjectDoesNotExist:
                    continue
        finally:
            connection.force_debug_cursor = counted

    def begin_module(self) -> None:
        """Forget all that other modules saved: it has been taken back."""
        self.shared, self.ours, self.unwritten = {}, {}, {}

    def begin_test(self) -> None:
        """What was saved before it is shared by all tests of its module, each writes it anew."""
        self.shared |= self.ours
        self.ours, self.unwritten = {}, dict(self.shared)

    def end_test(self) -> None:
        """What a test saved and wrote is taken back after it."""
        self.ours = {}


SEARCHES = Waiting()
REFERENCES = Waiting()
BOTH = (SEARCHES, REFERENCES)


def write_when_asked() -> None:
    """Let both indexes wait for their first reader."""
    # Models, which cannot be imported before there are apps: this file is read earlier.
    from modelsearch import signal_handlers as searching
    from modelsearch.backends.base import BaseSearchBackend
    from wagtail import signal_handlers as referring
    from wagtail.models import ReferenceIndex

    SEARCHES.task = searching.insert_or_update_object_task
    REFERENCES.task = referring.update_reference_index_task
    searching.insert_or_update_object_task = SEARCHES
    referring.update_reference_index_task = REFERENCES
    BaseSearchBackend._search = _after(SEARCHES, BaseSearchBackend._search)
    for name in READERS:
        reader = getattr(ReferenceIndex, name).__func__
        setattr(ReferenceIndex, name, classmethod(_after(REFERENCES, reader)))


@contextmanager
def as_tests_begin(*, at_once: bool) -> Iterator[None]:
    """What one test saves waits no longer than the test; ``at_once`` for one that looks into the
    tables of the indexes itself, and at what was in them for a moment."""
    for waiting in BOTH:
        waiting.begin_test()
        waiting.at_once = at_once
    yield
    for waiting in BOTH:
        waiting.end_test()


def _after(waiting: Waiting, read: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(read)
    def reading(*args: Any, **kwargs: Any) -> Any:
        waiting.write()
        return read(*args, **kwargs)

    return reading

"""What is imported when it is first asked for, and not when a process starts.

The analysis brings pandas, SciPy and PySAL with it: more than the rest of the site takes to start,
in time as in memory, and young people's pages and most commands never need it. So rooms that
work things out name their pages and their jobs of the night by path. A path that leads nowhere
fails in the test that asks for every address, and in that of the night.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.module_loading import import_string
from django.views import View


@dataclass(frozen=True)
class Later:
    """A function by its path, such as ``places.voice.keeping.tend``; called like it."""

    path: str

    @cached_property
    def function(self) -> Callable[..., Any]:
        """The function itself, imported by now."""
        found: Callable[..., Any] = import_string(self.path)
        return found

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """What the function answers."""
        return self.function(*args, **kwargs)


@dataclass(frozen=True)
class LaterPage:
    """A view class by its path, to stand in a list of addresses instead of ``as_view()``."""

    path: str

    @cached_property
    def view(self) -> Callable[..., HttpResponseBase]:
        """The view itself, imported by now."""
        page: type[View] = import_string(self.path)
        return page.as_view()

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """What the page answers."""
        return self.view(request, *args, **kwargs)

"""Every address where people sign in, found by walking the resolver."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver

from guardianship.admin_only import SIGNED_IN_PREFIXES

GROUP = re.compile(r"\(\?P<(\w+)>|<(?:\w+:)?(\w+)>")


@dataclass(frozen=True)
class Address:
    """One pattern: its whole route, its name with namespaces, and the names of its arguments."""

    route: str
    name: str
    arguments: tuple[str, ...]


def addresses() -> list[Address]:
    """All of them below the prefixes where people sign in, in the order of their routes."""
    found = {a.route: a for a in _walk(get_resolver(), "/", "") if _is_signed_in(a.route)}
    return [found[route] for route in sorted(found)]


def _is_signed_in(route: str) -> bool:
    return route.startswith(SIGNED_IN_PREFIXES)


def _walk(resolver: URLResolver, before: str, space: str) -> Iterator[Address]:
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern).removeprefix("^").removesuffix("$")
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _walk(pattern, route, inner)
        elif isinstance(pattern, URLPattern):
            names = tuple(a or b for a, b in GROUP.findall(route))
            yield Address(route, f"{space}{pattern.name}" if pattern.name else "", names)

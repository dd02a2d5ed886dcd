"""Addresses of public pages, made from names."""

from collections.abc import Sequence

from django.db import connection, models
from django.db.models import F, Func, Q, Value
from django.utils.text import slugify

LONGEST = 80


def free_slug(model: type[models.Model], name: str) -> str:
    """A slug for ``name`` that no row of ``model`` has: a number is added where needed.

    Inside a transaction nobody else is given a slug of ``model`` until it ends, so that two of
    one name never collide.
    """
    _one_at_a_time(model)
    stem = _stem(name)
    rows = model._default_manager.filter(slug__startswith=stem)
    return _first_free(stem, set(rows.values_list("slug", flat=True)))


def free_slugs(model: type[models.Model], names: Sequence[str]) -> list[str]:
    """A slug for each name as it would get it alone, after those before it; in two questions."""
    _one_at_a_time(model)
    stems = [_stem(name) for name in names]
    unnumbered = Func(F("slug"), Value("-[0-9]+$"), Value(""), function="regexp_replace")
    rows = model._default_manager.alias(unnumbered=unnumbered)
    alike = rows.filter(Q(slug__in=stems) | Q(unnumbered__in=stems))
    taken = set(alike.values_list("slug", flat=True))
    found = []
    for stem in stems:
        found.append(_first_free(stem, taken))
        taken.add(found[-1])
    return found


def _stem(name: str) -> str:
    return slugify(name)[:LONGEST].strip("-") or "place"


def _first_free(stem: str, taken: set[str]) -> str:
    if stem not in taken:
        return stem
    number = 2
    while f"{stem}-{number}" in taken:
        number += 1
    return f"{stem}-{number}"


def _one_at_a_time(model: type[models.Model]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [model._meta.db_table])

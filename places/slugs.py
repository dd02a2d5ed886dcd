"""Addresses of public pages, made from names."""

from collections.abc import Collection

from django.db import connection, models
from django.utils.text import slugify

LONGEST = 80


def free_slug(model: type[models.Model], name: str, spoken_for: Collection[str] = ()) -> str:
    """A slug for ``name`` that no row of ``model`` has: a number is added where needed.

    ``spoken_for`` are slugs of rows that are about to be written. Inside a transaction nobody
    else is given a slug of ``model`` until it ends, so that two of one name never collide.
    """
    _one_at_a_time(model)
    stem = slugify(name)[:LONGEST].strip("-") or "place"
    taken = set(model._default_manager.filter(slug__startswith=stem).values_list("slug", flat=True))
    taken.update(spoken_for)
    if stem not in taken:
        return stem
    number = 2
    while f"{stem}-{number}" in taken:
        number += 1
    return f"{stem}-{number}"


def _one_at_a_time(model: type[models.Model]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [model._meta.db_table])

"""Addresses of public pages, made from names."""

from django.db import models
from django.utils.text import slugify

LONGEST = 80


def free_slug(model: type[models.Model], name: str) -> str:
    """A slug for ``name`` that no row of ``model`` has: a number is added where needed."""
    stem = slugify(name)[:LONGEST].strip("-") or "place"
    taken = set(model._default_manager.filter(slug__startswith=stem).values_list("slug", flat=True))
    if stem not in taken:
        return stem
    number = 2
    while f"{stem}-{number}" in taken:
        number += 1
    return f"{stem}-{number}"

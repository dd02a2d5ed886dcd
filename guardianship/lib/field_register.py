"""The register of fields: what class of data each is, what it is for, how long it is kept.

Every app of ours says so in a module ``data_register`` beside its models, and names each field:
a field that nobody named is in no class, and a test refuses it (rule R-MIN-1). The table in
``docs/dpia.md`` is written from it (``bin/manage build_dpia``), and so are the jobs of the night.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from django.apps import AppConfig, apps
from django.db import models

MODULE = "data_register"
REPOSITORY = Path(__file__).resolve().parent.parent.parent


class DataClass(StrEnum):
    """Classes of data, by who may see them."""

    PUBLIC = "P"
    ORGANISATION = "O"
    VETTING = "V"
    HARM = "H"
    FEEDBACK = "F"
    SECURITY = "S"


# Rows of these end by themselves.
MUST_END = frozenset({DataClass.VETTING, DataClass.HARM, DataClass.FEEDBACK, DataClass.SECURITY})


@dataclass(frozen=True, slots=True)
class Kept:
    """How long, in words for people and in fields for the job of the night.

    A row is due ``months`` after ``dated_by`` (a field, or a path to the newest of several), of
    those rows that ``only`` names; or another job does it (``by``, its name in the code); or it
    goes together with the row that the foreign key ``together_with`` names.
    """

    says: str
    months: int = 0
    dated_by: str = ""
    only: Mapping[str, Any] = field(default_factory=dict)
    by: str = ""
    together_with: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is said of one field."""

    model: str
    name: str
    data_class: DataClass
    purpose: str
    kept: Kept


class SaidTwice(ValueError):
    """A field is declared twice, or a model is."""


class NotSaid(LookupError):
    """A field of a model is in no declaration, or a declaration names a field that is not there."""


@dataclass(frozen=True, slots=True)
class Says:
    """Where one field differs from the rest of its model; empty means as the rest."""

    data_class: DataClass | None = None
    purpose: str = ""
    kept: Kept | None = None


@dataclass(frozen=True, slots=True)
class Declared:
    """One model: what holds for the fields that are named, and exceptions by name."""

    model: str
    data_class: DataClass
    purpose: str
    kept: Kept
    fields: tuple[str, ...]
    except_for: Mapping[str, Says]

    def entries(self) -> list[Entry]:
        """One for each field, in the order in which they are named."""
        return [
            *(
                Entry(self.model, name, self.data_class, self.purpose, self.kept)
                for name in self.fields
            ),
            *(
                Entry(
                    self.model,
                    name,
                    says.data_class or self.data_class,
                    says.purpose or self.purpose,
                    says.kept or self.kept,
                )
                for name, says in self.except_for.items()
            ),
        ]


def declare(
    model: str,
    data_class: DataClass,
    purpose: str,
    kept: Kept,
    fields: str,
    **except_for: Says,
) -> Declared:
    """Say it of the model "app.Model" and its ``fields``, names parted by spaces.

    Each exception is named by its field and in ``fields`` no more; ``SaidTwice`` else.
    """
    names = tuple(fields.split())
    twice = {name for name in names if names.count(name) > 1} | (set(names) & set(except_for))
    if twice:
        raise SaidTwice(f"{model}: {', '.join(sorted(twice))}")
    return Declared(model, data_class, purpose, kept, names, except_for)


@cache
def our_apps() -> list[AppConfig]:
    """The apps of this repository, in the order in which they are installed."""
    return [
        config
        for config in apps.get_app_configs()
        if REPOSITORY in Path(config.path).resolve().parents
        and "site-packages" not in Path(config.path).parts
    ]


@cache
def our_models() -> dict[str, type[models.Model]]:
    """Every model of ours by its label; tables that only join two others need no word."""
    return {
        model._meta.label: model
        for config in our_apps()
        for model in config.get_models()
        if not model._meta.proxy
    }


def own_fields(model: type[models.Model]) -> list[str]:
    """Names of the columns and lists that this model adds itself."""
    return [each.name for each in (*model._meta.local_fields, *model._meta.local_many_to_many)]


def declarations() -> dict[str, Declared]:
    """What all our apps declare, by model. ``SaidTwice`` when two declare the same model."""
    found: dict[str, Declared] = {}
    for config in our_apps():
        if not list(config.get_models()):
            continue
        for said in _declared_in(f"{config.name}.{MODULE}"):
            if said.model in found:
                raise SaidTwice(said.model)
            found[said.model] = said
    return found


def _declared_in(module_name: str) -> Iterable[Declared]:
    try:
        module = import_module(module_name)
    except ModuleNotFoundError as error:
        if error.name != module_name:
            raise
        return ()
    return tuple(module.DECLARED)


def unsaid() -> list[str]:
    """Fields of our models that nobody declared, and declared ones that do not exist."""
    said = {
        model: {entry.name for entry in each.entries()} for model, each in declarations().items()
    }
    there = {label: set(own_fields(model)) for label, model in our_models().items()}
    missing = [
        f"{label}.{name} is not declared"
        for label, names in sorted(there.items())
        for name in sorted(names - said.get(label, set()))
    ]
    extra = [
        f"{label}.{name} is declared and does not exist"
        for label, names in sorted(said.items())
        for name in sorted(names - there.get(label, set()))
    ]
    return missing + extra


def register() -> list[Entry]:
    """Every field of ours, by app and model. Raises ``NotSaid`` when one is missing."""
    problems = unsaid()
    if problems:
        raise NotSaid("; ".join(problems))
    return [entry for said in declarations().values() for entry in said.entries()]

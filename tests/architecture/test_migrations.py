"""Migrations are read by people: named for what they do, one after another."""

from collections import Counter
from pathlib import Path

from django.apps import apps
from django.db.migrations.loader import MigrationLoader

from tests.architecture.sources import REPOSITORY

Nodes = dict[tuple[str, str], list[tuple[str, str]]]


def ours() -> set[str]:
    """Labels of the apps in this repository."""
    return {
        config.label
        for config in apps.get_app_configs()
        if REPOSITORY in Path(config.path).resolve().parents and ".venv" not in config.path
    }


def nodes_of(labels: set[str]) -> Nodes:
    """Our migrations, each with the migrations it depends on."""
    loader = MigrationLoader(None)
    return {
        key: list(migration.dependencies)
        for key, migration in loader.disk_migrations.items()
        if key[0] in labels
    }


def unnamed(nodes: Nodes) -> list[str]:
    """Migrations whose name is Django's invention."""
    return [f"{app}.{name}" for app, name in sorted(nodes) if "_auto_" in name]


def forks(nodes: Nodes) -> list[str]:
    """Migrations that two others of the same app follow, and second beginnings of an app."""
    parents = Counter(
        parent for (app, _), before in nodes.items() for parent in before if parent[0] == app
    )
    beginnings = Counter(
        app for (app, _), before in nodes.items() if not any(parent[0] == app for parent in before)
    )
    return sorted(
        [f"{app}.{name}" for (app, name), followers in parents.items() if followers > 1]
        + [app for app, count in beginnings.items() if count > 1]
    )


def test_our_apps_have_migrations() -> None:
    assert {app for app, _ in nodes_of(ours())} >= {"accounts", "places"}


def test_names_say_what_they_do() -> None:
    assert unnamed(nodes_of(ours())) == []


def test_history_is_one_line() -> None:
    assert forks(nodes_of(ours())) == []


def test_the_checkers_find_bad_names_and_forks() -> None:
    nodes: Nodes = {
        ("places", "0001_initial"): [("gis", "0001_initial")],
        ("places", "0002_phone"): [("places", "0001_initial")],
        ("places", "0002_auto_20260101_0900"): [("places", "0001_initial")],
        ("gis", "0001_initial"): [],
        ("gis", "0001_other"): [],
    }
    assert unnamed(nodes) == ["places.0002_auto_20260101_0900"]
    assert forks(nodes) == ["gis", "places.0001_initial"]

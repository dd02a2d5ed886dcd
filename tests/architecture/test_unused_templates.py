"""A template that nothing names is removed."""

import re
from pathlib import Path

from django.apps import apps
from django.template.loaders.app_directories import get_app_template_dirs
from wagtail.models import Page

from tests.architecture.sources import PACKAGES, REPOSITORY, write_sample

# Django finds these by their names.
FOUND_BY_DJANGO = {"400.html", "403.html", "404.html", "500.html", "403_csrf.html"}


def templates_of(root: Path) -> list[str]:
    """Names of our templates, as a loader would be asked for them."""
    folders = [root / "templates", *(root / package / "templates" for package in PACKAGES)]
    return sorted(
        str(path.relative_to(folder))
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file()
    )


def unused_templates(root: Path, known: set[str]) -> list[str]:
    """Templates that no Python file and no other template names, and that are not ``known``."""
    texts = [
        path.read_text(encoding="utf-8")
        for folder in ("templates", *PACKAGES)
        for ending in ("*.py", "*.html", "*.txt")
        for path in (root / folder).rglob(ending)
    ]
    named = set(re.findall(r"[\"']([\w./-]+\.\w+)[\"']", "\n".join(texts)))
    return [name for name in templates_of(root) if name not in named | known]


def templates_found_by_name() -> set[str]:
    """Templates that Django or Wagtail look for without being told."""
    pages = {model.template for model in apps.get_models() if issubclass(model, Page)}
    return FOUND_BY_DJANGO | pages | _overridden()


def _overridden() -> set[str]:
    """Our templates that stand before one of a library's, under its name."""
    libraries = [Path(folder) for folder in get_app_template_dirs("templates")]
    outside = [folder for folder in libraries if REPOSITORY not in folder.parents]
    in_environment = [folder for folder in libraries if ".venv" in folder.parts]
    return {
        name
        for name in templates_of(REPOSITORY)
        if any((folder / name).exists() for folder in (*outside, *in_environment))
    }


def test_every_template_is_used() -> None:
    assert unused_templates(REPOSITORY, templates_found_by_name()) == []


def test_the_checker_finds_an_orphan(tmp_path: Path) -> None:
    write_sample(tmp_path, "templates/base.html", "{% include 'parts/card.html' %}")
    write_sample(tmp_path, "templates/parts/card.html", "<p>")
    write_sample(tmp_path, "templates/parts/forgotten.html", "<p>")
    write_sample(tmp_path, "templates/404.html", '{% extends "base.html" %}')
    assert unused_templates(tmp_path, {"404.html"}) == ["parts/forgotten.html"]

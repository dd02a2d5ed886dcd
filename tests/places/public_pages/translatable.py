"""Every string that a public page may show, read from the sources themselves."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation.template import templatize

from tests.architecture.sources import REPOSITORY

PUBLIC_MODULES = (
    "places/calendar_file.py",
    "places/enums.py",
    "places/finder",
    "places/forms.py",
    "places/helplines.py",
    "places/place_facts.py",
    "places/place_page.py",
    "places/readback.py",
    "places/spoken_time.py",
    "places/templatetags",
    "places/vetting/notices.py",
    "places/vetting/stickers.py",
    "places/views",
    "places/voice/enums.py",
    "places/voice/forms.py",
    "places/voice/status.py",
    "places/voice/view_forms.py",
)
PUBLIC_TEMPLATES = (
    "404.html",
    "base.html",
    "base_page.html",
    "cms",
    "cms/blocks",
    "components",
    "places",
    "places/vetting",
    "places/voice",
)
# How a translatable string is marked, and at which argument its message stands.
MARKS = {"_": 0, "gettext": 0, "gettext_lazy": 0, "pgettext": 1, "pgettext_lazy": 1}
PLURAL_MARKS = {"ngettext", "ngettext_lazy"}
QUOTED = r"""(?:u?'((?:[^'\\]|\\.)*)'|u?"((?:[^"\\]|\\.)*)")"""
IN_TEMPLATE = re.compile(rf"\b(n?)gettext\(\s*{QUOTED}(?:\s*,\s*{QUOTED})?|\b_\(\s*{QUOTED}\)")


def _files(names: tuple[str, ...], root: Path, ending: str) -> Iterator[Path]:
    for name in names:
        path = root / name
        # The editors' templates lie in folders of their own below these.
        below = path.glob if ending == ".html" else path.rglob
        yield from sorted(below(f"*{ending}")) if path.is_dir() else [path]


def messages_of_python() -> Iterator[tuple[str, str]]:
    """Context and message of each marked string of the public modules."""
    for path in _files(PUBLIC_MODULES, REPOSITORY, ".py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            place = MARKS.get(node.func.id)
            if place is None or not isinstance(node.args[place], ast.Constant):
                continue
            context = node.args[0].value if place else ""
            yield context, node.args[place].value


def messages_of_templates() -> Iterator[tuple[str, str]]:
    """Context (always none) and message of each marked string of the public templates."""
    for path in _files(PUBLIC_TEMPLATES, REPOSITORY / "templates", ".html"):
        for found in IN_TEMPLATE.finditer(templatize(path.read_text("utf-8"))):
            quoted = [part for part in found.groups()[1:] if part is not None]
            yield "", ast.literal_eval('"' + quoted[0].replace('"', r"\"") + '"')


def all_messages() -> set[tuple[str, str]]:
    """Every context and message of the public pages."""
    return {*messages_of_python(), *messages_of_templates()}

"""Every word that partners and the public read here has a Welsh form."""

import ast

from django.utils import translation
from django.utils.translation.template import templatize
from django.utils.translation.trans_real import catalog

from tests.architecture.sources import REPOSITORY
from tests.places.public_pages.translatable import IN_TEMPLATE, MARKS

MODULES = (
    "guardianship/lib/time_bands.py",
    "places/outreach/enums.py",
    "places/outreach/models/visit.py",
    "places/outreach/views",
    "places/outreach/visit_forms.py",
)


def said() -> set[str]:
    """Messages of the pages, but not of the editors' site."""
    found = set()
    for path in (REPOSITORY / "templates/places/outreach").glob("*.html"):
        for match in IN_TEMPLATE.finditer(templatize(path.read_text("utf-8"))):
            parts = [part for part in match.groups()[1:] if part is not None]
            found.add(ast.literal_eval('"' + parts[0].replace('"', r"\"") + '"'))
    for name in MODULES:
        top = REPOSITORY / name
        for path in top.rglob("*.py") if top.is_dir() else [top] if top.exists() else []:
            if path.name.startswith("admin"):
                continue
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") in MARKS:
                    found.add(node.args[0].value)
    return found


def test_every_message_has_a_welsh_form() -> None:
    messages = said()
    assert len(messages) > 20
    with translation.override("cy"):
        known = catalog()._catalog
        plural = {key[0] for each in known._catalogs for key in each if isinstance(key, tuple)}
        assert {m for m in messages if m not in known and m not in plural} == set()

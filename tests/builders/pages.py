"""Pages of the editors: say only what the test is about."""

from typing import Any

from cms.models import MapPage, StandardPage
from cms.trees import ensure_trees

TITLE = "Warm spaces"


def build_page(model: type[Any] = StandardPage, *, live: bool = True, **fields: Any) -> Any:
    """A page below the English home page, published unless told otherwise.

    What roles may do with it, every test database has already (tests/conftest.py).
    """
    home = ensure_trees()["en"]
    page = model(**({"title": TITLE, "live": False} | fields))
    home.add_child(instance=page)
    revision = page.save_revision()
    if live:
        revision.publish()
    return model.objects.get(pk=page.pk)


def build_map(**fields: Any) -> MapPage:
    """A published map of everything at any time."""
    page: MapPage = build_page(MapPage, **({"default_moment": "any"} | fields))
    return page

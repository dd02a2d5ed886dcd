"""The matrix asks thousands of pages and reads none: no test looks at what a template was given."""

import pytest
from django.template import Context, Template

# For these a page is also drawn, and what breaks in drawing it is told: between them they see every
# page there is. For the others the view decides whom it lets in, and the drawing, which is two
# thirds of the time, is left out.
PAGES_ARE_DRAWN_FOR = {"anonymous", "without_factor", "other_roles", "superuser"}


@pytest.fixture(autouse=True)
def rendered_plainly(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Django's copy of every context, which is a sixth of the time."""
    who = getattr(request.node, "callspec", None) and request.node.callspec.params.get("who")
    draw = who is None or who in PAGES_ARE_DRAWN_FOR
    monkeypatch.setattr(Template, "_render", _drawn if draw else _left_out)


def _drawn(template: Template, context: Context) -> str:
    drawn: str = template.nodelist.render(context)
    return drawn


def _left_out(template: Template, context: Context) -> str:
    return ""

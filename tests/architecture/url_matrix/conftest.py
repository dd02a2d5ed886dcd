"""The matrix asks thousands of pages and reads none: no test looks at what a template was given."""

import pytest
from django.template import Template


@pytest.fixture(autouse=True)
def rendered_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Django's copy of every context, which is a sixth of the time."""
    monkeypatch.setattr(Template, "_render", lambda self, context: self.nodelist.render(context))

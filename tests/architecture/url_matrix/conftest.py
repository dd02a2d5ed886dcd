"""The matrix asks thousands of pages and reads none: no test looks at what a template was given."""

from collections.abc import Callable
from copy import copy

import pytest
from django.contrib.auth.backends import ModelBackend
from django.template import Context, Template

from guardianship.accounts.models import User

# For these a page is also drawn, and what breaks in drawing it is told: between them they see every
# page there is. For the others the view decides whom it lets in, and the drawing, which is two
# thirds of the time, is left out.
PAGES_ARE_DRAWN_FOR = {"anonymous", "without_factor", "other_roles", "superuser"}
# The same words at every address; each test draws them once.
REFUSALS = {"404.html", "account/not_for_you.html"}


@pytest.fixture(autouse=True)
def rendered_plainly(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Django's copy of every context, which is a sixth of the time."""
    who = getattr(request.node, "callspec", None) and request.node.callspec.params.get("who")
    draw = who is None or who in PAGES_ARE_DRAWN_FOR
    monkeypatch.setattr(Template, "_render", _drawing() if draw else _left_out)


@pytest.fixture(autouse=True)
def person_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who asks is the same at every address, since each answer is undone: the person, what they may
    and that Wagtail keeps nothing about them are read for the first and copied for the others."""
    known: dict[int, User] = {}
    read = ModelBackend.get_user

    def get_user(backend: ModelBackend, pk: int) -> User | None:
        if pk not in known:
            person: User | None = read(backend, pk)
            if person is None:
                return None
            person.get_all_permissions()
            hasattr(person, "wagtail_userprofile")
            known[pk] = person
        return copy(known[pk])

    monkeypatch.setattr(ModelBackend, "get_user", get_user)


def _drawing() -> Callable[[Template, Context], str]:
    drawn_before: set[str] = set()

    def drawn(template: Template, context: Context) -> str:
        name = str(template.name)
        if name in drawn_before & REFUSALS:
            return ""
        drawn_before.add(name)
        page: str = template.nodelist.render(context)
        return page

    return drawn


def _left_out(template: Template, context: Context) -> str:
    return ""

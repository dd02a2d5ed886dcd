"""Which request is being answered, for those who note what happened deep inside it."""

from contextvars import ContextVar

from django.http import HttpRequest

from guardianship.accounts.models import User

_request: ContextVar[HttpRequest | None] = ContextVar("request being answered", default=None)
answering = _request.set
answered = _request.reset


def current_request() -> HttpRequest | None:
    """The request, or nothing in a command or a job."""
    return _request.get()


def who_acts() -> User | None:
    """Who is signed in in it."""
    request = _request.get()
    person = getattr(request, "user", None)
    return person if isinstance(person, User) else None

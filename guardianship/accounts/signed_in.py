"""Where a person is signed in: noted on entering, struck off on leaving or from elsewhere."""

from typing import Any

from django.contrib.auth import user_logged_in, user_logged_out
from django.db.models import QuerySet
from django.dispatch import receiver
from django.http import HttpRequest

from guardianship.accounts.devices import browser_and_system
from guardianship.accounts.models import SignedIn, User

SESSION_KEY = "signed_in"


def row_of(request: HttpRequest) -> SignedIn | None:
    """The row of this session, or nothing when it was ended or never begun here."""
    number = request.session.get(SESSION_KEY)
    return SignedIn.objects.filter(pk=number, person_id=request.user.pk).first() if number else None


def others_of(request: HttpRequest) -> QuerySet[SignedIn]:
    """The person's other browsers."""
    return SignedIn.objects.filter(person_id=request.user.pk).exclude(
        pk=request.session[SESSION_KEY]
    )


@receiver(user_logged_in, dispatch_uid="accounts.note_entering")
def note_entering(sender: Any, request: HttpRequest, user: User, **_kw: Any) -> None:
    """Write the browser down, in coarse words."""
    browser, system = browser_and_system(request.META.get("HTTP_USER_AGENT", ""))
    row = SignedIn.objects.create(person=user, browser=browser, system=system)
    request.session[SESSION_KEY] = str(row.pk)


@receiver(user_logged_out, dispatch_uid="accounts.strike_off")
def strike_off(sender: Any, request: HttpRequest, user: User | None, **_kw: Any) -> None:
    """The session is over, here and in the list."""
    if user is not None and SESSION_KEY in request.session:
        SignedIn.objects.filter(pk=request.session[SESSION_KEY]).delete()

"""What Django, allauth and axes report of accounts, written down as events."""

from typing import Any

from allauth.account.signals import password_changed, password_reset
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from axes.signals import user_locked_out
from django.conf import settings
from django.contrib.auth.models import Group
from django.contrib.auth.signals import user_logged_in, user_login_failed
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from django.dispatch import receiver
from django.http import HttpRequest

from guardianship.accounts.audit import note
from guardianship.accounts.devices import browser_and_system
from guardianship.accounts.lockout import WRONG_CODE, account_name
from guardianship.accounts.models import AccountEvent, EventKind, User
from guardianship.accounts.networks import network_name
from guardianship.accounts.signed_in import others_of
from guardianship.lib import clock

# Changes of a person that count, and what they are called: to true, to false.
SWITCHES = {
    "is_superuser": (EventKind.MADE_ALMIGHTY, EventKind.NO_LONGER_ALMIGHTY),
    "is_active": (EventKind.OPENED, EventKind.SHUT),
}
ROLES = {"post_add": EventKind.ROLE_GIVEN, "post_remove": EventKind.ROLE_TAKEN}


def _named(credentials: dict[str, Any] | None) -> User | None:
    """The person whose address was typed, when there is one."""
    tried = str((credentials or {}).get("email") or "").strip().lower()
    return User.objects.filter(email=tried).first() if tried else None


@receiver(user_logged_in, dispatch_uid="accounts.event_in")
def came_in(request: HttpRequest, user: User, **_kw: Any) -> None:
    """With the browser in coarse words, as on the page of sessions."""
    words = browser_and_system(request.META.get("HTTP_USER_AGENT", ""))
    note(EventKind.SIGNED_IN, user, about=", ".join(filter(None, words)))


@receiver(user_login_failed, dispatch_uid="accounts.event_failed")
def failed(credentials: dict[str, Any], request: HttpRequest | None = None, **_kw: Any) -> None:
    """A wrong password or code; not once the door is shut, so that nobody fills the table."""
    if request is None or getattr(request, "axes_locked_out", False):
        return
    kind = EventKind.WRONG_CODE if credentials.get(WRONG_CODE) else EventKind.WRONG_PASSWORD
    note(kind, _named(credentials), account=account_name(request, credentials))


@receiver(user_locked_out, dispatch_uid="accounts.event_locked")
def locked_out(request: HttpRequest, username: str, **_kw: Any) -> None:
    """Once for each time that the door stays shut."""
    lately = AccountEvent.objects.filter(
        kind=EventKind.LOCKED_OUT,
        account=username,
        network=network_name(request),
        at__gt=clock.now() - settings.AXES_COOLOFF_TIME,
    )
    if not lately.exists():
        person = _named(getattr(request, "axes_credentials", None))
        note(EventKind.LOCKED_OUT, person, account=username)


@receiver(password_changed, dispatch_uid="accounts.event_password")
def changed_password(user: User, **_kw: Any) -> None:
    """By who knew the old one."""
    note(EventKind.PASSWORD_CHANGED, user)


@receiver(password_reset, dispatch_uid="accounts.event_reset")
def reset_password(user: User, **_kw: Any) -> None:
    """By who reads the mail."""
    note(EventKind.PASSWORD_RESET, user)


@receiver(authenticator_added, dispatch_uid="accounts.event_factor")
@receiver(authenticator_reset, dispatch_uid="accounts.event_factor")
def set_up(user: User, authenticator: Authenticator, **_kw: Any) -> None:
    """An authenticator, a passkey, or recovery codes."""
    codes = authenticator.type == Authenticator.Type.RECOVERY_CODES
    kind = EventKind.CODES_MADE if codes else EventKind.FACTOR_ADDED
    note(kind, user, about="" if codes else authenticator.type)


@receiver(authenticator_removed, dispatch_uid="accounts.event_no_factor")
def taken_off(request: HttpRequest, user: User, authenticator: Authenticator, **_kw: Any) -> None:
    """Another factor stays, or this would not have been; a lost telephone's browser is put out."""
    note(EventKind.FACTOR_REMOVED, user, about=authenticator.type)
    ended = others_of(request).delete()[0]
    if ended:
        note(EventKind.SESSIONS_ENDED, user, about=str(ended))


@receiver(m2m_changed, sender=User.groups.through, dispatch_uid="accounts.event_roles")
def other_roles(
    instance: Any, action: str, reverse: bool, pk_set: set[int] | None, **_kw: Any
) -> None:
    """From either side: roles of a person, or people of a role."""
    if action == "pre_clear":
        pk_set = set((instance.user_set if reverse else instance.groups).values_list("pk", flat=1))
    kind = EventKind.ROLE_TAKEN if action == "pre_clear" else ROLES.get(action)
    if kind is None or not pk_set:
        return
    if reverse:
        for person in User.objects.filter(pk__in=pk_set):
            note(kind, person, about=instance.name)
        return
    for name in Group.objects.filter(pk__in=pk_set).values_list("name", flat=True).order_by("name"):
        note(kind, instance, about=name)


@receiver(pre_save, sender=User, dispatch_uid="accounts.event_before")
def as_it_was(instance: User, update_fields: Any, **_kw: Any) -> None:
    """Remember how the switches stood; not for every noted sign-in."""
    if update_fields is not None and not set(update_fields) & SWITCHES.keys():
        return
    stood = User.objects.filter(pk=instance.pk).values(*SWITCHES).first() if instance.pk else None
    instance._stood = stood or {"is_superuser": False, "is_active": True}  # type: ignore[attr-defined]


@receiver(post_save, sender=User, dispatch_uid="accounts.event_after")
def as_it_is(instance: User, **_kw: Any) -> None:
    """Whatever was switched, by whatever page or command."""
    for name, stood in instance.__dict__.pop("_stood", {}).items():
        if getattr(instance, name) != stood:
            on, off = SWITCHES[name]
            note(off if stood else on, instance)


@receiver(post_delete, sender=User, dispatch_uid="accounts.event_gone")
def gone(instance: User, **_kw: Any) -> None:
    """The number stays in the events, and belongs to nobody."""
    note(EventKind.REMOVED, instance)

"""Another e-mail address to sign in with: asked for by who is signed in, confirmed by who reads it.

The link works for an hour, once, and only for the person who asked, signed in with their factor:
whoever else gets the mail cannot take the account. Whether an address has an account is not told.
"""

from datetime import timedelta
from typing import Any

from django.core import signing
from django.db import IntegrityError, transaction

from guardianship.accounts import mail
from guardianship.accounts.audit import note
from guardianship.accounts.demonstration import is_demonstration_account
from guardianship.accounts.models import AccountEvent, EventKind, User
from guardianship.accounts.signals import email_changed
from guardianship.lib import clock

SALT = "guardianship.accounts.new_address"
WORKS_FOR = timedelta(hours=1)
ASKED_IN_A_DAY = 5


class NoLongerWorks(LookupError):
    """The link is too old, was used, is for somebody else, or its address was taken since."""


class TooManyToday(ValueError):
    """So many addresses were asked for that it is no longer a slip of the pen."""


def is_fixed(person: User) -> bool:
    """Accounts of the demonstration keep their addresses: their codes are made from them."""
    return is_demonstration_account(person.email)


def ask(person: User, email: str) -> None:
    """Send the link to the new address. Raises ``TooManyToday``."""
    address = email.strip().lower()
    since = clock.now() - timedelta(days=1)
    asked = AccountEvent.objects.filter(
        person_id=person.pk, kind=EventKind.EMAIL_ASKED, at__gt=since
    )
    if asked.count() >= ASKED_IN_A_DAY:
        raise TooManyToday
    note(EventKind.EMAIL_ASKED, person)
    if User.objects.filter(email=address).exists():
        mail.say_address_is_taken(address)
    else:
        mail.confirm_address(address, token_for(person, address))


def token_for(person: User, email: str) -> str:
    """What stands in the link: who asks, their address until now, and the new one."""
    return signing.dumps([person.pk, person.email, email], salt=SALT, compress=True)


def wanted(person: User, token: str) -> str:
    """The address that a link is for. Raises ``NoLongerWorks``."""
    try:
        found: Any = signing.loads(token, salt=SALT, max_age=WORKS_FOR)
        number, before, after = found
    except (signing.BadSignature, ValueError) as error:
        raise NoLongerWorks from error
    if (number, before) != (person.pk, person.email):
        raise NoLongerWorks
    return str(after)


def change(person: User, token: str) -> User:
    """Take the new address, and tell the old one. Raises ``NoLongerWorks``."""
    with transaction.atomic():
        locked = User.objects.select_for_update().get(pk=person.pk)
        before, locked.email = locked.email, wanted(locked, token)
        try:
            with transaction.atomic():
                locked.save(update_fields=["email"])
        except IntegrityError as error:
            raise NoLongerWorks from error
        note(EventKind.EMAIL_CHANGED, locked)
        email_changed.send(sender=User, person=locked, before=before)
        transaction.on_commit(lambda: mail.say_address_changed(before))
    return locked

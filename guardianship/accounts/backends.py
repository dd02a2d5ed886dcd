"""Who may sign in with an e-mail address and a password."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser

from guardianship.accounts.demonstration import is_demonstration_account


class EmailBackend(AuthenticationBackend):
    """By e-mail alone; accounts of the demonstration are nobody anywhere else."""

    def user_can_authenticate(self, user: Any) -> bool:
        """Also asked for every request of somebody who is signed in."""
        return bool(super().user_can_authenticate(user)) and may_sign_in(user)


def may_sign_in(user: AbstractBaseUser) -> bool:
    """Not for accounts whose passwords and codes are no secret, outside the demonstration."""
    return settings.DEMONSTRATION or not is_demonstration_account(user.get_username())

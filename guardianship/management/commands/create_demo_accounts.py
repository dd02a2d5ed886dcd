"""Accounts to try the editors' site and the portal with, on a machine for demonstration alone."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from guardianship.accounts.demonstration import demonstration_password, enrol
from guardianship.accounts.models import User
from guardianship.accounts.roles import Role
from places.enums import MembershipRole
from places.models import Membership, Organisation
from places.portal.demonstration import ORGANISATION
from places.roles import WHAT_A_ROLE_CAN_DO, ensure_groups


@dataclass(frozen=True)
class DemoAccount:
    """One account of the demonstration."""

    email: str
    full_name: str
    role: Role | None = None
    # Where it belongs to an organisation of the invented town, and works in the portal.
    belongs_as: MembershipRole | None = None

    @property
    def may(self) -> str:
        """What it can do, in a line."""
        if self.belongs_as is not None:
            return AS_A_MEMBER[self.belongs_as]
        return WHAT_A_ROLE_CAN_DO[self.role] if self.role else ""


ACCOUNTS = (
    DemoAccount("admin@demo.example", "Ada Administrator", Role.ADMINISTRATOR),
    DemoAccount("editor@demo.example", "Ed Editor", Role.EDITOR),
    DemoAccount("moderator@demo.example", "Mo Moderator", Role.MODERATOR),
    DemoAccount("vetting@demo.example", "Vee Vetting", Role.VETTING_OFFICER),
    DemoAccount("lead@demo.example", "Lee Lead", Role.SAFEGUARDING_LEAD),
    DemoAccount("panel@demo.example", "Pat Panel", Role.YOUTH_PANEL),
    DemoAccount("worker@demo.example", "Wil Worker", Role.PRACTITIONER),
    DemoAccount("commissioner@demo.example", "Cas Commissioner", Role.COMMISSIONER),
    DemoAccount("analyst@demo.example", "Ana Analyst", Role.ANALYST),
    DemoAccount("owner@demo.example", "Olwen Owner", belongs_as=MembershipRole.OWNER),
    DemoAccount("member@demo.example", "Macsen Member", belongs_as=MembershipRole.EDITOR),
)
AS_A_MEMBER = {
    MembershipRole.OWNER: f"looks after {ORGANISATION} in the portal: listings, people, visits",
    MembershipRole.EDITOR: f"changes listings of {ORGANISATION} in the portal",
}


class Command(BaseCommand):
    """Prints one line for each: e-mail, password and what it can do, parted by tabs."""

    help = "Creates the demonstration accounts and prints them. Not for a public server."

    def handle(self, *args: Any, **options: Any) -> None:
        """Create or bring back all of them."""
        if not settings.DEMONSTRATION:
            raise CommandError(
                "These settings are not for a demonstration: passwords and codes would be known."
            )
        with transaction.atomic():
            ensure_groups()
            lines = [self._ensure(account) for account in ACCOUNTS]
        self.stdout.write("\n".join(lines))

    def _ensure(self, account: DemoAccount) -> str:
        password = demonstration_password(account.email)
        user = User.objects.filter(email=account.email).first()
        if user is None:
            user = User.objects.create_user(account.email, full_name=account.full_name)
        user.is_active = True
        user.is_staff = account.role is not None
        user.is_superuser = account.role is Role.ADMINISTRATOR
        if not user.check_password(password):
            user.set_password(password)
        user.save()
        enrol(user)
        user.groups.set(Group.objects.filter(name=account.role.value if account.role else ""))
        # Before the town is there, an account belongs nowhere; the next run makes that good.
        organisation = Organisation.objects.filter(name=ORGANISATION).first()
        if account.belongs_as and organisation:
            Membership.objects.update_or_create(
                user=user, organisation=organisation, defaults={"role": account.belongs_as}
            )
        return "\t".join([account.email, password, account.may])

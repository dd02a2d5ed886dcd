"""Who sees what was sent, and who may send again what broke off."""

from guardianship.accounts.roles import Role, settle

SETTLED_HERE = ("freshness",)
PERMISSIONS = {
    Role.EDITOR: ["freshness.view_outgoingmail"],
    Role.MODERATOR: ["freshness.view_outgoingmail"],
    Role.ADMINISTRATOR: ["freshness.view_outgoingmail", "freshness.change_outgoingmail"],
}


def ensure_mail_roles() -> None:
    """Give each role exactly what the table says; running it again changes nothing."""
    settle(PERMISSIONS, within=SETTLED_HERE)

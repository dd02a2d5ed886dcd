"""Who sees what was sent, and who may send again what broke off."""

from guardianship.accounts.roles import Role, ensure_role

SETTLED_HERE = ("freshness",)
PERMISSIONS = {
    Role.EDITOR: ["freshness.view_outgoingmail"],
    Role.MODERATOR: ["freshness.view_outgoingmail"],
    Role.ADMINISTRATOR: ["freshness.view_outgoingmail", "freshness.change_outgoingmail"],
}


def ensure_mail_roles() -> None:
    """Give each role exactly what the table says; running it again changes nothing."""
    for role, names in PERMISSIONS.items():
        ensure_role(role, names, within=SETTLED_HERE)

"""Who does what in moderation; settled with the permissions of the register."""

from guardianship.accounts.roles import Role, settle

RULES = ["moderation.view_lookrule", "moderation.change_lookrule"]
REPLIES = [f"moderation.{action}_cannedreply" for action in ("add", "change", "delete", "view")]
READS = ["moderation.view_look", "moderation.view_panelanswer"]

PERMISSIONS = {
    Role.EDITOR: [],
    Role.MODERATOR: [*READS, "moderation.view_cannedreply", "moderation.view_lookrule"],
    Role.ADMINISTRATOR: [*READS, *RULES, *REPLIES],
    Role.YOUTH_PANEL: ["moderation.add_panelanswer"],
}


def ensure_moderation_roles() -> None:
    """Give each role exactly what the table says; running it again changes nothing."""
    settle(PERMISSIONS, within=["moderation"])

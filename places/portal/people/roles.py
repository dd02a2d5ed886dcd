"""Who decides about claims; settled with the permissions of the register."""

from guardianship.accounts.roles import Role, settle

CLAIMS = ["portal_people.view_claim", "portal_people.change_claim"]
PERMISSIONS: dict[Role, list[str]] = {
    Role.EDITOR: [],
    Role.MODERATOR: CLAIMS,
    Role.ADMINISTRATOR: CLAIMS,
}


def ensure_people_roles() -> None:
    """Give roles exactly these permissions on claims."""
    settle(PERMISSIONS, within=["portal_people"])

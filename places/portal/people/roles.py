"""Who decides about claims; settled with the permissions of the register."""

from guardianship.accounts.roles import Role, ensure_role

CLAIMS = ["portal_people.view_claim", "portal_people.change_claim"]
PERMISSIONS: dict[Role, list[str]] = {
    Role.EDITOR: [],
    Role.MODERATOR: CLAIMS,
    Role.ADMINISTRATOR: CLAIMS,
}


def ensure_people_roles() -> None:
    """Give roles exactly these permissions on claims."""
    for role, names in PERMISSIONS.items():
        ensure_role(role, names, within=["portal_people"])

"""Who looks at pictures before they are public."""

from guardianship.accounts.roles import Role, ensure_role

MAY_LOOK = "portal_pictures.change_listingpicture"
PERMISSIONS: dict[Role, list[str]] = {
    Role.EDITOR: [],
    Role.MODERATOR: [MAY_LOOK],
    Role.ADMINISTRATOR: [MAY_LOOK],
}


def ensure_picture_roles() -> None:
    """Give roles exactly these permissions on pictures."""
    for role, names in PERMISSIONS.items():
        ensure_role(role, names, within=["portal_pictures"])

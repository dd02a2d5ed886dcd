"""Who looks at pictures before they are public."""

from guardianship.accounts.roles import Role, settle

MAY_LOOK = "portal_pictures.change_listingpicture"
PERMISSIONS: dict[Role, list[str]] = {
    Role.EDITOR: [],
    Role.MODERATOR: [MAY_LOOK],
    Role.ADMINISTRATOR: [MAY_LOOK],
}


def ensure_picture_roles() -> None:
    """Give roles exactly these permissions on pictures."""
    settle(PERMISSIONS, within=["portal_pictures"])

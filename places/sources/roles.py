"""Who sees the feeds that listings come from, and who may have one fetched."""

from guardianship.accounts.roles import Role, ensure_role

SETTLED_HERE = ("sources",)
VIEW_FEED, CHANGE_FEED = "sources.view_feed", "sources.change_feed"
PERMISSIONS = {
    Role.EDITOR: [VIEW_FEED],
    Role.MODERATOR: [VIEW_FEED],
    Role.ADMINISTRATOR: [VIEW_FEED, CHANGE_FEED],
}


def ensure_feed_roles() -> None:
    """Give each role exactly what the table says; running it again changes nothing."""
    for role, names in PERMISSIONS.items():
        ensure_role(role, names, within=SETTLED_HERE)

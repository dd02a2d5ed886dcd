"""Who sees the feeds that listings come from, who may have one fetched, and who may send lists."""

from guardianship.accounts.roles import Role, settle

SETTLED_HERE = ("sources",)
VIEW_FEED, CHANGE_FEED = "sources.view_feed", "sources.change_feed"
ADD_SHEET = "sources.add_sheet"
PERMISSIONS = {
    Role.EDITOR: [VIEW_FEED],
    Role.MODERATOR: [VIEW_FEED, ADD_SHEET],
    Role.ADMINISTRATOR: [VIEW_FEED, CHANGE_FEED, ADD_SHEET],
}


def ensure_feed_roles() -> None:
    """Give each role exactly what the table says; running it again changes nothing."""
    settle(PERMISSIONS, within=SETTLED_HERE)

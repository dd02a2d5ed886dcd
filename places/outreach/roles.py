"""Who writes role cards, visits, counts of residents and the charter; settled with the rest."""

from guardianship.accounts.roles import Role, settle

CARDS = ["outreach.add_rolecard", "outreach.view_rolecard"]
VISITS = ["outreach.add_visit", "outreach.change_visit", "outreach.view_visit"]
RESIDENTS = [f"outreach.{act}_residentcount" for act in ("add", "change", "view")]
CHARTERS = ["outreach.add_charter", "outreach.change_charter", "outreach.view_charter"]

PERMISSIONS = {
    Role.EDITOR: [*VISITS, *RESIDENTS],
    Role.MODERATOR: [*CARDS, *VISITS, *RESIDENTS, "outreach.view_charter"],
    Role.ADMINISTRATOR: [*CARDS, *VISITS, *RESIDENTS, *CHARTERS],
}


def ensure_outreach_roles() -> None:
    """Give roles exactly these permissions on role cards, visits and the charter."""
    settle(PERMISSIONS, within=["outreach"])

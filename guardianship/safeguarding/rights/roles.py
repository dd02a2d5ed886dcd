"""Who may ask for and decide on disclosures; the log of looks is for those who answer for it."""

from guardianship.accounts.roles import Role, settle

LEADS = ["rights.add_disclosure", "rights.change_disclosure", "rights.view_disclosure"]

PERMISSIONS: dict[Role, list[str]] = {
    Role.PRACTITIONER: ["rights.add_disclosure", "rights.view_disclosure"],
    Role.SAFEGUARDING_LEAD: [*LEADS, "rights.view_accessnote"],
}


def ensure_rights_roles() -> None:
    """Give roles exactly these permissions: practitioners ask, leads decide."""
    settle(PERMISSIONS, within=["rights"])

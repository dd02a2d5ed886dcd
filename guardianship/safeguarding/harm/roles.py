"""Who reads counts and who loads them; settled with the permissions of the register."""

from guardianship.accounts.roles import Role, settle

READS = ["harm.view_harmcount", "harm.view_harmsource", "harm.view_loadedmonth"]

PERMISSIONS: dict[Role, list[str]] = {
    Role.PRACTITIONER: READS,
    Role.SAFEGUARDING_LEAD: [*READS, "harm.change_harmsource"],
    Role.ANALYST: [*READS, "harm.add_loadedmonth", "harm.change_harmsource"],
}


def ensure_harm_roles() -> None:
    """Give roles exactly these permissions on counts; administrators have none of them."""
    settle(PERMISSIONS, within=["harm"])

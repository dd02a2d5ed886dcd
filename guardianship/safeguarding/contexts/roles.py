"""Who works on contexts. Administrators look after accounts and duties; cases are not theirs."""

from guardianship.accounts.roles import Role, settle

ENTER = "contexts.view_context"
WRITE = "contexts.change_context"
WORKS = ["contexts.add_context", WRITE, ENTER]

PERMISSIONS: dict[Role, list[str]] = {
    Role.PRACTITIONER: WORKS,
    Role.SAFEGUARDING_LEAD: WORKS,
}


def ensure_context_roles() -> None:
    """Give roles exactly these permissions on contexts; analysts read counts, no words."""
    settle(PERMISSIONS, within=["contexts"])

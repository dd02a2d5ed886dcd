"""Who writes down group sessions, and who reads the layer."""

from guardianship.accounts.roles import Role, settle

READS = ["safety_mapping.view_groupsession"]
WRITES = [*READS, "safety_mapping.add_groupsession"]

PERMISSIONS: dict[Role, list[str]] = {
    Role.PRACTITIONER: WRITES,
    Role.SAFEGUARDING_LEAD: WRITES,
    Role.ANALYST: READS,
}


def ensure_safety_mapping_roles() -> None:
    """Give roles exactly these permissions."""
    settle(PERMISSIONS, within=["safety_mapping"])

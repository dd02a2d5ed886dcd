"""Who gives duties for areas; settled with the permissions of the register."""

from guardianship.accounts.roles import Role, settle

PERMISSIONS: dict[Role, list[str]] = {
    Role.ADMINISTRATOR: ["wall.add_areaduty", "wall.change_areaduty", "wall.view_areaduty"],
}


def ensure_wall_roles() -> None:
    """Give roles exactly these permissions: giving duties shows no case."""
    settle(PERMISSIONS, within=["wall"])

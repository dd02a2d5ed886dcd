"""Who reads releases, who makes them; an administrator does neither by that alone."""

from guardianship.accounts.roles import Role, settle

READS = ["insight.view_release"]
# Until when listings are paid for is public nowhere: for those who plan what is.
FUNDS = ["insight.view_funding"]
# What young people drew is confidential: a permission of its own.
READS_LINES = ["insight.view_barrier"]
DRAWS_LINES = ["insight.add_barrier", "insight.change_barrier", "insight.delete_barrier"]
TRIES = ["insight.view_scenario", "insight.add_scenario", "insight.change_scenario"]

PERMISSIONS: dict[Role, list[str]] = {
    Role.COMMISSIONER: [*READS, *TRIES, *FUNDS, *READS_LINES],
    Role.ANALYST: [
        *READS,
        *TRIES,
        *FUNDS,
        *READS_LINES,
        *DRAWS_LINES,
        "insight.view_run",
        "insight.add_run",
        "insight.change_run",
        "insight.add_release",
    ],
    Role.SAFEGUARDING_LEAD: READS,
    Role.ADMINISTRATOR: [],
}


def ensure_insight_roles() -> None:
    """Give roles exactly these permissions on runs, releases and scenarios."""
    settle(PERMISSIONS, within=["insight"])

"""What a role is called and what it is for, said to the person who has it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from guardianship.accounts.roles import Role

ROLE_NAMES: dict[Role, str | Promise] = {
    Role.EDITOR: _("Editor"),
    Role.MODERATOR: _("Moderator"),
    Role.ADMINISTRATOR: _("Administrator"),
    Role.VETTING_OFFICER: _("Vetting officer"),
    Role.SAFEGUARDING_LEAD: _("Safeguarding lead"),
    Role.YOUTH_PANEL: _("Youth panel"),
    Role.PRACTITIONER: _("Practitioner"),
    Role.ANALYST: _("Analyst"),
    Role.COMMISSIONER: _("Commissioner"),
}
ROLE_PURPOSES: dict[Role, str | Promise] = {
    Role.EDITOR: _("Writes listings and pages. Somebody else checks them before they are public."),
    Role.MODERATOR: _("Checks what others wrote, makes it public, and hides what is wrong."),
    Role.ADMINISTRATOR: _("Invites people, gives roles and keeps the settings."),
    Role.VETTING_OFFICER: _("Visits and checks shops and places before they are called trusted."),
    Role.SAFEGUARDING_LEAD: _("Decides about concerns, and is told of each one at once."),
    Role.YOUTH_PANEL: _("Young people who look at a listing before it is public."),
    Role.PRACTITIONER: _("Works with young people, and logs where and when the team was out."),
    Role.ANALYST: _("Works with counts of an area. Never sees people or points."),
    Role.COMMISSIONER: _("Reads published figures about where support is missing."),
}


def words_for(group_name: str) -> tuple[str, str]:
    """Name and purpose of a group; a group of somebody's own keeps its name and has no purpose."""
    try:
        role = Role(group_name)
    except ValueError:
        return group_name, ""
    return str(ROLE_NAMES[role]), str(ROLE_PURPOSES[role])

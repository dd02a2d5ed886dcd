"""Who reads and decides what people say; the check of the register asks for this too."""

from django.contrib.auth.models import Permission

from guardianship.accounts.roles import Role, ensure_role

ENTER = "access_admin"
CONCERNS = ["voice.view_concern", "voice.change_concern"]
VIEWS = [
    "voice.view_view",
    "voice.change_view",
    "voice.add_view",
    "voice.view_correction",
    "voice.change_correction",
]
HELPS_TO_SAY = ["voice.add_view"]

# Administrators look after accounts; concerns are not theirs to read.
PERMISSIONS: dict[Role, list[str]] = {
    Role.EDITOR: [],
    Role.MODERATOR: VIEWS,
    Role.ADMINISTRATOR: VIEWS,
    Role.SAFEGUARDING_LEAD: [*CONCERNS, *VIEWS],
    Role.PRACTITIONER: HELPS_TO_SAY,
}
# Roles that have no other business in the editors' site yet.
ENTERING = (Role.SAFEGUARDING_LEAD, Role.PRACTITIONER)


def ensure_voice_roles() -> None:
    """Give roles exactly these permissions on concerns, corrections and views."""
    for role, names in PERMISSIONS.items():
        group = ensure_role(role, names, within=["voice"])
        if role in ENTERING:
            group.permissions.add(_enter())


def _enter() -> Permission:
    return Permission.objects.get(content_type__app_label="wagtailadmin", codename=ENTER)

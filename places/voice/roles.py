"""Who reads and decides what people say; the check of the register asks for this too."""

from django.contrib.auth.models import Permission

from guardianship.accounts.roles import Role, settle

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
    groups = settle(PERMISSIONS, within=["voice"])
    for role in ENTERING:
        groups[role].permissions.add(_enter())


def _enter() -> Permission:
    return Permission.objects.get(content_type__app_label="wagtailadmin", codename=ENTER)

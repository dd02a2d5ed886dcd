"""Words of the wall that the database knows too."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DutyRole(models.TextChoices):
    """What somebody does for an area."""

    PRACTITIONER = "practitioner", _("practitioner")
    LEAD = "lead", _("safeguarding lead")
    ANALYST = "analyst", _("analyst")
    # Reads releases of the area; no row behind the wall is theirs (migration 0003).
    COMMISSIONER = "commissioner", _("commissioner")


# Who may stand as the author of a case row; a commissioner never opens one.
AUTHORS = [
    (role.value, role.label) for role in (DutyRole.PRACTITIONER, DutyRole.LEAD, DutyRole.ANALYST)
]

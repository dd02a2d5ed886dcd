"""What to try first with each account of the demonstration, by what its address begins with."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

TO_TRY: dict[str, str | Promise] = {
    "admin": _("Invite somebody, give a role, and read what happened with accounts."),
    "editor": _("Change a listing’s hours in the editors’ site and send it in for a look."),
    "moderator": _("Compare the renamed Lantern House with what is public, and decide."),
    "vetting": _("Take a shop through checklist, visit and training until it is listed."),
    "lead": _("Read a concern, decide about it, and let the place be seen again."),
    "panel": _("Look at a shop as a young person would, and say what you think."),
    "worker": _("Write down what a young person told you, and where the team has been."),
    "owner": _(
        "In the portal: confirm your listings, invite a colleague, see what young people said."
    ),
    "member": _("In the portal: change hours, which is public at once, or a name, which waits."),
}

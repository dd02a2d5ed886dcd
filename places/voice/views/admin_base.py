"""Who enters a page of moderation, and one fetch for each table."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from guardianship.accounts.models import User
from places.admin_door import TeamView
from places.voice.models import Concern, Correction, View


class VoiceView(TeamView):
    """A page about what people say."""

    header_icon = "comment"

    def way_here(self) -> tuple[str, str] | None:
        """What people say."""
        return reverse("voice_board"), _("What people say")


def concern_for(person: User, pk: int) -> Concern:
    """The concern, or 404 as for one that does not exist."""
    concern = Concern.objects.readable_by(person).select_related("listing").filter(pk=pk).first()
    if concern is None:
        raise Http404
    return concern


def view_for(person: User, pk: int) -> View:
    """The view, or 404; what was taken back is nobody's any more."""
    view = View.objects.readable_by(person).filter(pk=pk).first()
    if view is None:
        raise Http404
    return view


def correction_for(person: User, pk: int) -> Correction:
    """The correction, or 404."""
    rows = Correction.objects.filter(pk=pk) if person.has_perm("voice.view_correction") else None
    correction = rows.select_related("listing").first() if rows is not None else None
    if correction is None:
        raise Http404
    return correction

"""Publishing past the look: not for a listing of an organisation of one's own."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from wagtail.admin import messages

from places.models import Listing
from places.own_listings import SOMEBODY_ELSE, own_organisations


class NotTheirOwn:
    """A form whose "Publish" keeps a draft instead, where the listing is of one's own.

    Before and after the change count, so that moving it to another organisation is no way round.
    """

    request: HttpRequest
    object: Any

    def save_instance(self) -> Listing:
        """Store it, and remember whose it was before."""
        before = (
            Listing.objects.filter(pk=self.object.pk) if self.object else Listing.objects.none()
        )
        self._organisations = set(before.values_list("organisation", flat=True))
        saved: Listing = super().save_instance()  # type: ignore[misc]
        self._organisations.add(saved.organisation_id)
        return saved

    def publish_action(self) -> HttpResponse | None:
        """Publish, or say who decides; what was typed is a draft by now."""
        if not self._organisations & own_organisations(self.request.user):
            done: HttpResponse | None = super().publish_action()  # type: ignore[misc]
            return done
        messages.warning(self.request, SOMEBODY_ELSE)
        return HttpResponseRedirect(self.get_edit_url())  # type: ignore[attr-defined]

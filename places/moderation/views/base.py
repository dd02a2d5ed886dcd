"""Who enters pages of moderation, and the one way in which a listing is fetched for them."""

from django.http import Http404, HttpRequest, HttpResponse

from guardianship.accounts.models import User
from places.admin_door import TeamView, person_with
from places.models import Listing

MAY_LOOK = "places.publish_listing"
UNPROCESSABLE = 422


def looker(request: HttpRequest, permission: str = MAY_LOOK) -> User:
    """The person, or 404: to whoever may not, there is no such page."""
    return person_with(request, permission)


def listing_for(person: User, pk: int) -> Listing:
    """A listing for somebody who may look at it; 404 as for one that does not exist."""
    rows = Listing.objects.select_related("organisation", "place") if _may(person) else None
    found: Listing | None = rows.filter(pk=pk).first() if rows is not None else None
    if found is None:
        raise Http404
    return found


def _may(person: User) -> bool:
    return person.has_perm(MAY_LOOK)


def shown_as_public(request: HttpRequest, draft: Listing) -> HttpResponse:
    """The public page of a draft, to be framed by our own pages alone."""
    response: HttpResponse = draft.make_preview_request(request, draft.default_preview_mode)
    response["X-Frame-Options"] = "SAMEORIGIN"
    return response


class ModerationView(TeamView):
    """A page of moderation."""

    permissions = (MAY_LOOK,)
    header_icon = "clipboard-list"

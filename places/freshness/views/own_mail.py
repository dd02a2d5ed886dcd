"""Which of our e-mails somebody who signs in gets, each with a button to stop it."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from guardianship.accounts.factor import person_of
from guardianship.accounts.models import User
from places.freshness.enums import MailKind
from places.freshness.recipients import LOOKS_AFTER_LISTINGS
from places.freshness.refusing import About, accept_again, is_refused, refuse
from places.languages import in_language
from places.models import Organisation

SEE_OTHER = 303
# Whoever is asked for a look: the facts, the youth panel, shops, pictures, claims.
LOOKS = (
    "places.publish_listing",
    "moderation.add_panelanswer",
    "vetting.add_panellook",
    "portal_pictures.change_listingpicture",
    "portal_people.change_claim",
)


@dataclass(frozen=True, slots=True)
class Choice:
    """One kind of mail: its key in the form, what it is, and whether the person stopped it."""

    key: str
    label: str
    about: About
    is_refused: bool


def choices_of(person: User) -> list[Choice]:
    """What the person would get if they refused nothing."""
    wanted: list[tuple[str, str, About]] = []
    if any(map(person.has_perm, LOOKS)):
        said = _("Something waits for your look: once a day at most, and only when there is more")
        wanted.append(("looks", said, About(kind=MailKind.LOOKS)))
    if person.has_perm(LOOKS_AFTER_LISTINGS):
        said = _("The editors’ week: what there is to do, once a week")
        wanted.append(("week", said, About(kind=MailKind.EDITORS_WEEK)))
    for one in Organisation.objects.filter(memberships__user=person).order_by("name", "pk"):
        said = _("Reminders to confirm the listings of %(organisation)s")
        name = {"organisation": in_language(one, "name")}
        wanted.append((str(one.uid), said % name, About(organisation=one.pk)))
    return [
        Choice(key, label, about, is_refused(person.email, about)) for key, label, about in wanted
    ]


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def own_mail(request: HttpRequest) -> HttpResponse:
    """The choices; POST stops one or lets it come again."""
    person = person_of(request)
    choices = choices_of(person)
    if request.method == "POST":
        _change(request, person, choices)
        response: HttpResponse = HttpResponseRedirect(request.path)
        response.status_code = SEE_OTHER
    else:
        response = render(request, "places/freshness/own_mail.html", {"choices": choices})
    patch_cache_control(response, no_store=True, private=True)
    return response


def _change(request: HttpRequest, person: User, choices: list[Choice]) -> None:
    stop, again = request.POST.get("stop"), request.POST.get("again")
    chosen = next((one for one in choices if one.key == (stop or again)), None)
    if chosen is None:
        raise Http404
    (refuse if stop else accept_again)(person.email, chosen.about)
    messages.success(request, _("Changed."))

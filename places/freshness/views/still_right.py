"""The page behind the link of a reminder: looking changes nothing, its buttons do."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from places.freshness import answering
from places.freshness.answering import LinkOver, NotAsked, still_asked
from places.freshness.enums import AnswerChoice
from places.freshness.lines import doubted_among, line_of, with_words
from places.freshness.models import Link
from places.freshness.portal_door import portal_address
from places.freshness.views.from_mail import from_mail

NOT_FOUND = 404
SEE_OTHER = 303
ALL = "all"
TAKE_BACK = "take_back"


@from_mail
def still_right(request: HttpRequest, token: str) -> HttpResponse:
    """What is asked, with buttons; a post answers and leads back here."""
    try:
        if request.method == "POST":
            return _posted(request, token)
        return _page(request, answering.find_link(token))
    except (LinkOver, NotAsked):
        return render(request, "places/freshness/link_over.html", status=NOT_FOUND)


def _page(request: HttpRequest, link: Link) -> HttpResponse:
    listings = list(with_words(still_asked(link)))
    doubted = doubted_among(listings)
    answers = list(link.answers.select_related("listing").order_by("at", "pk"))
    words = {
        "link": link,
        "lines": [line_of(listing, doubted) for listing in listings],
        "right": [a.listing for a in answers if a.said == AnswerChoice.STILL_RIGHT],
        "not_running": [a.listing for a in answers if a.said == AnswerChoice.NOT_RUNNING],
        "portal": portal_address(),
    }
    return render(request, "places/freshness/still_right.html", words)


def _posted(request: HttpRequest, token: str) -> HttpResponse:
    said = request.POST.get("say", "")
    if said == ALL:
        answering.confirm_all(token)
    elif said == TAKE_BACK:
        answering.take_back(token, _listing_key(request))
    elif said in AnswerChoice.values:
        answering.answer(token, _listing_key(request), AnswerChoice(said))
    else:
        answering.find_link(token)
    response = HttpResponseRedirect(request.path)
    response.status_code = SEE_OTHER
    return response


def _listing_key(request: HttpRequest) -> int:
    """The listing that a button belongs to; ``NotAsked`` for anything that is no number."""
    posted = request.POST.get("listing", "")
    # Longer ones are past what the database counts to.
    if not (posted.isascii() and posted.isdigit() and len(posted) <= 18):
        raise NotAsked
    return int(posted)

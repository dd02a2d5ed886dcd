"""No more of these mails, or in the other language: the page behind the last line of each."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from places.freshness.enums import MailKind
from places.freshness.models import OutgoingMail
from places.freshness.refusing import (
    UnknownMail,
    about_of,
    accept_again,
    choose_language,
    is_refused,
    mail_of,
    refuse,
)
from places.freshness.views.from_mail import from_mail

NOT_FOUND = 404
SEE_OTHER = 303
ONE_CLICK = "List-Unsubscribe"


@from_mail
def mail(request: HttpRequest, token: str) -> HttpResponse:
    """A page with buttons; mail programs post to it by themselves (RFC 8058)."""
    try:
        found = mail_of(token)
    except UnknownMail:
        return render(request, "places/freshness/link_over.html", status=NOT_FOUND)
    if request.method != "POST":
        return _page(request, found)
    if request.POST.get(ONE_CLICK):
        refuse(found.recipient, about_of(found))
        return _page(request, found)
    _change(request, found)
    response = HttpResponseRedirect(request.path)
    response.status_code = SEE_OTHER
    return response


def _page(request: HttpRequest, found: OutgoingMail) -> HttpResponse:
    chosen = getattr(found.organisation, "mail_choice", None)
    language = chosen.language if chosen else "en"
    words = {
        "mail": found,
        "is_refused": is_refused(found.recipient, about_of(found)),
        "is_of_looks": found.kind == MailKind.LOOKS,
        "languages": [(code, name, code == language) for code, name in settings.LANGUAGES],
    }
    return render(request, "places/freshness/mail.html", words)


def _change(request: HttpRequest, found: OutgoingMail) -> None:
    said = request.POST.get("say", "")
    language = request.POST.get("language", "")
    if said == "stop":
        refuse(found.recipient, about_of(found))
    elif said == "again":
        accept_again(found.recipient, about_of(found))
    elif found.organisation and language in dict(settings.LANGUAGES):
        choose_language(found.organisation, language)

"""What happened: with one's own account, and, for administrators, with everybody's."""

from django.conf import settings
from django.contrib.auth.decorators import login_required, permission_required
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from guardianship.accounts.audit import note
from guardianship.accounts.event_words import about_in_words
from guardianship.accounts.factor import person_of
from guardianship.accounts.models import AccountEvent, EventKind

ON_A_PAGE = 50


@require_safe
@login_required
def own_events(request: HttpRequest) -> HttpResponse:
    """One's own account; what others did to it, and what one did to those of others."""
    mine = Q(person_id=request.user.pk) | Q(by_id=request.user.pk)
    return _page(request, "account/own_events.html", AccountEvent.objects.filter(mine))


@require_safe
@login_required
@permission_required("accounts.view_accountevent", raise_exception=True)
def events(request: HttpRequest) -> HttpResponse:
    """Everybody's, by kind alone: it is for finding out what went wrong, not who works how much.

    There is no count, no filter and no file by person, and reading it is an event too.
    """
    rows = AccountEvent.objects.all()
    kind = request.GET.get("kind", "")
    if kind in EventKind.values:
        rows = rows.filter(kind=kind)
    note(EventKind.EVENTS_READ, person_of(request))
    return _page(request, "account/events.html", rows, kind=kind, kinds=EventKind.choices)


def _page(
    request: HttpRequest, template: str, rows: QuerySet[AccountEvent], **words: object
) -> HttpResponse:
    page = Paginator(rows.select_related("person", "by"), ON_A_PAGE).get_page(
        request.GET.get("page")
    )
    listed = [(row, about_in_words(row)) for row in page]
    kept = {"page": page, "listed": listed, "kept_days": settings.ACCOUNT_EVENTS_KEPT_DAYS}
    return render(request, template, {**kept, **words})

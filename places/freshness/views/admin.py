"""What was sent, what waits, and what the jobs of the night reported, for the team."""

from django.conf import settings
from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from places.freshness import sending
from places.freshness.enums import MailState
from places.freshness.models import DemonstrationMail, JobRun, OutgoingMail

ON_A_PAGE = 50
REPORTS_SHOWN = 12
VIEW_MAIL = "freshness.view_outgoingmail"
CHANGE_MAIL = "freshness.change_outgoingmail"


@require_safe
@permission_required(VIEW_MAIL, raise_exception=True)
def mail_list(request: HttpRequest) -> HttpResponse:
    """Mail by state, newest first; what it said is kept in the demonstration alone."""
    rows = OutgoingMail.objects.select_related("organisation")
    state = request.GET.get("state", "")
    if state in MailState.values:
        rows = rows.filter(state=state)
    counts = dict(OutgoingMail.objects.order_by().values_list("state").annotate(n=Count("pk")))
    words = {
        "page": Paginator(rows, ON_A_PAGE).get_page(request.GET.get("p")),
        "states": [(s.value, s.label, counts.get(s.value, 0), s.value == state) for s in MailState],
        "again": {MailState.REFUSED.value, MailState.UNCLEAR.value},
        "may_send": request.user.has_perm(CHANGE_MAIL),
        "quiet": sending.quiet_words(),
        "runs": JobRun.objects.all()[:REPORTS_SHOWN],
        "shown": DemonstrationMail.objects.all()[:ON_A_PAGE] if settings.DEMONSTRATION else None,
    }
    return render(request, "places/freshness/admin/mail.html", words)


@require_safe
@permission_required(VIEW_MAIL, raise_exception=True)
def mail_shown(request: HttpRequest, pk: int) -> HttpResponse:
    """One mail of the demonstration, as plain text, with its headers; elsewhere there is none."""
    rows = DemonstrationMail.objects.all() if settings.DEMONSTRATION else None
    mail = get_object_or_404(DemonstrationMail.objects.none() if rows is None else rows, pk=pk)
    return render(request, "places/freshness/admin/mail_shown.html", {"mail": mail})


@require_POST
@permission_required(CHANGE_MAIL, raise_exception=True)
def send_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a mail wait again that was refused or broke off."""
    if sending.send_again(get_object_or_404(OutgoingMail, pk=pk)):
        messages.success(request, _("The mail goes out again with the next ones."))
    else:
        messages.error(request, _("This mail was not refused and did not break off."))
    return redirect("freshness_mail")

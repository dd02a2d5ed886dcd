"""One's own account: what one can see and do, and where one is signed in."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from guardianship.accounts.abilities import abilities_of, may_enter_editors_site, roles_of
from guardianship.accounts.audit import note
from guardianship.accounts.factor import person_of
from guardianship.accounts.models import EventKind, SignedIn
from guardianship.accounts.signed_in import others_of, row_of


@require_safe
@login_required
def home(request: HttpRequest) -> HttpResponse:
    """The first page after signing in for who has no editors' site, and the way to the rest."""
    return render(
        request,
        "account/home.html",
        {
            "roles": roles_of(person_of(request)),
            "editors_site": may_enter_editors_site(person_of(request)),
            "may_invite": request.user.has_perm("accounts.add_invitation"),
        },
    )


@require_safe
@login_required
def abilities(request: HttpRequest) -> HttpResponse:
    """What you can see and do."""
    return render(
        request,
        "account/abilities.html",
        {"roles": roles_of(person_of(request)), "abilities": abilities_of(person_of(request))},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def sessions(request: HttpRequest) -> HttpResponse:
    """Where the person is signed in; POST ends every other one."""
    if request.method == "POST":
        ended = others_of(request).delete()[0]
        if ended:
            note(EventKind.SESSIONS_ENDED, person_of(request), about=str(ended))
        said = ngettext("%(count)s session ended.", "%(count)s sessions ended.", ended)
        messages.success(request, said % {"count": ended} if ended else _("There was no other."))
        return redirect("account_sessions")
    mine = row_of(request)
    rows = SignedIn.objects.filter(person_id=request.user.pk)
    return render(request, "account/sessions.html", {"mine": mine, "rows": rows})

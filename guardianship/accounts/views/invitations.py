"""Inviting people, and accepting an invitation."""

from uuid import UUID

from allauth.account.internal.flows.login import record_authentication
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required, permission_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from guardianship.accounts import inviting
from guardianship.accounts.factor import person_of
from guardianship.accounts.forms.inviting import InvitationForm
from guardianship.accounts.forms.signing_in import AcceptForm
from guardianship.accounts.models import Invitation, User
from guardianship.accounts.role_words import words_for

NOT_FOUND = 404
ON_A_PAGE = 50
BACKEND = "guardianship.accounts.backends.EmailBackend"


@require_safe
@login_required
@permission_required("accounts.view_invitation", raise_exception=True)
def invitations(request: HttpRequest) -> HttpResponse:
    """All invitations, the newest first."""
    rows = Invitation.objects.select_related("invited_by")
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    listed = [(row, words_for(row.role)[0] if row.role else row.about) for row in page]
    return render(request, "account/invitations.html", {"page": page, "listed": listed})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@permission_required("accounts.add_invitation", raise_exception=True)
def invite(request: HttpRequest) -> HttpResponse:
    """Invite somebody to a role."""
    form = InvitationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        sent = inviting.invite(**form.cleaned_data, invited_by=person_of(request))
        messages.success(
            request, _("The invitation to %(email)s is on its way.") % {"email": sent.email}
        )
        return redirect("account_invitations")
    return render(request, "account/invite.html", {"form": form})


@require_POST
@login_required
@permission_required("accounts.change_invitation", raise_exception=True)
def take_back(request: HttpRequest, number: UUID) -> HttpResponse:
    """Make the link of an invitation stop working."""
    invitation = get_object_or_404(Invitation, pk=number)
    if inviting.take_back(invitation):
        messages.success(request, _("The link no longer works."))
    else:
        messages.info(request, _("The link had stopped working before."))
    return redirect("account_invitations")


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind the link of an invitation."""
    found = inviting.find(token)
    if found is None or not found.works:
        return _no_longer_works(request)
    try:
        if User.objects.filter(email=found.email).exists():
            return _for_somebody_known(request, found)
        return _for_somebody_new(request, found)
    except inviting.NoLongerWorks:
        return _no_longer_works(request)


def _for_somebody_new(request: HttpRequest, found: Invitation) -> HttpResponse:
    if request.user.is_authenticated:
        return render(request, "account/invitation_other.html", {"invitation": found})
    form = AcceptForm(request.POST or None, email=found.email)
    if request.method == "POST" and form.is_valid():
        person = inviting.accept_as_new(found, **form.cleaned_data)
        login(request, person, backend=BACKEND)
        record_authentication(request, person, "password", email=person.email)
        return redirect("mfa_activate_totp")
    return render(request, "account/invitation.html", {"form": form, **_words(found)})


def _for_somebody_known(request: HttpRequest, found: Invitation) -> HttpResponse:
    if not request.user.is_authenticated:
        return redirect(f"{reverse('account_login')}?{urlencode({'next': request.path})}")
    if request.user.email != found.email:
        return render(request, "account/invitation_other.html", {"invitation": found})
    if request.method == "POST":
        inviting.accept_as(found, request.user)
        messages.success(request, _("You have accepted the invitation."))
        return redirect("account_home")
    return render(request, "account/invitation_known.html", _words(found))


def _words(found: Invitation) -> dict[str, object]:
    name, purpose = words_for(found.role) if found.role else (found.about, "")
    return {"invitation": found, "role": name, "purpose": purpose}


def _no_longer_works(request: HttpRequest) -> HttpResponse:
    return render(request, "account/invitation_over.html", status=NOT_FOUND)

"""Changing the address one signs in with, in two steps."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from guardianship.accounts import new_address
from guardianship.accounts.factor import person_of
from guardianship.accounts.forms.new_address import NewAddressForm
from guardianship.accounts.signed_in import others_of

NOT_FOUND = 404


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def ask(request: HttpRequest) -> HttpResponse:
    """The same answer for every address, with an account or without."""
    person = person_of(request)
    if new_address.is_fixed(person):
        return render(request, "account/new_address.html", {"fixed": True})
    form = NewAddressForm(request.POST or None, now=person.email)
    if request.method == "POST" and form.is_valid():
        try:
            new_address.ask(person, form.cleaned_data["email"])
        except new_address.TooManyToday:
            form.add_error(None, _("You asked for several addresses today. Try again tomorrow."))
        else:
            said = _("We sent a link to %(email)s. Open it here within an hour.")
            messages.success(request, said % {"email": form.cleaned_data["email"]})
            return redirect("account_home")
    return render(request, "account/new_address.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind the link: looking changes nothing, its button does."""
    person = person_of(request)
    try:
        email = new_address.wanted(person, token)
        if request.method == "POST":
            new_address.change(person, token)
            others_of(request).delete()
            messages.success(request, _("From now on you sign in as %(email)s.") % {"email": email})
            return redirect("account_home")
    except new_address.NoLongerWorks:
        return render(request, "account/address_over.html", status=NOT_FOUND)
    return render(request, "account/address_confirm.html", {"email": email})

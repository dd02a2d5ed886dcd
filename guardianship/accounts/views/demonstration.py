"""The accounts of the demonstration, with their passwords and the codes of this moment."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from guardianship.accounts.abilities import roles_of
from guardianship.accounts.demonstration import DOMAIN, current_code, demonstration_password
from guardianship.accounts.demonstration_words import TO_TRY
from guardianship.accounts.models import User


@require_safe
def accounts_to_try(request: HttpRequest) -> HttpResponse:
    """Shown in the demonstration alone; elsewhere there is no such page."""
    if not settings.DEMONSTRATION:
        raise Http404
    people = User.objects.filter(email__endswith=f"@{DOMAIN}", is_active=True).order_by("email")
    shown = [
        {
            "email": person.email,
            "roles": roles_of(person),
            "to_try": TO_TRY.get(person.email.partition("@")[0], ""),
            "password": demonstration_password(person.email),
            "code": current_code(person.email)[0],
        }
        for person in people
    ]
    seconds = current_code("")[1]
    return render(request, "account/demonstration.html", {"people": shown, "seconds": seconds})

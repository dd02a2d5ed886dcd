"""What every page of casework stands on."""

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.views import View

from guardianship.accounts.factor import has_shown_factor, person_of
from guardianship.accounts.models import User
from guardianship.safeguarding.wall.doors import opened


class CaseworkView(View):
    """A page of casework: for people with ``permission``, the wall open from first to last.

    Mix it in before Django's own: ``class Page(CaseworkView, TemplateView)``. Who is not signed
    in is sent to do so; who lacks the permission gets 403; what lies outside one's areas is not
    there (fetch through ``get_object_or_404``), so it answers as what does not exist.
    Nobody passes by being a superuser: duties are in the table or they are not.
    """

    permission: str = ""
    person: User

    def purpose(self) -> str | None:
        """The purpose for which somebody looks beyond their own areas, when one was given."""
        return None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Check who asks, open the wall, answer whole: nothing is read after it is shut."""
        # Where an operator has errors mailed, what was typed is not in the letter.
        request.sensitive_post_parameters = "__ALL__"  # type: ignore[attr-defined]
        if not request.user.is_authenticated:
            return _to_log_in(request)
        if not self.lets_in(request):
            raise PermissionDenied
        self.person = person_of(request)
        with opened(self.person, purpose=self.purpose()):
            response = super().dispatch(request, *args, **kwargs)
            if getattr(response, "streaming", False):
                raise TypeError("a page of casework is written whole, not streamed")
            render = getattr(response, "render", None)
            if callable(render):
                response = render()
        response["Cache-Control"] = "no-store"
        return response

    def lets_in(self, request: HttpRequest) -> bool:
        """Whether who asks is signed in with a factor and has the permission."""
        if not request.user.is_authenticated or not has_shown_factor(request):
            return False
        return self._may(person_of(request))

    def _may(self, person: User) -> bool:
        return bool(self.permission) and person.has_perm(self.permission)


def _to_log_in(request: HttpRequest) -> HttpResponseBase:
    response: HttpResponseBase = redirect_to_login(request.get_full_path())
    return response

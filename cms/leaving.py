"""The way out: to a dull page of another site, leaving as little as a site can."""

from importlib import import_module

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cms.site_look import look_without_fail


@never_cache
@require_safe
def leave(request: HttpRequest) -> HttpResponse:
    """Lead to the address in the site's settings, and to no other; end whatever was signed in.

    What the browser stored of this site goes; its history is its own, and the pages say so.
    """
    response = HttpResponseRedirect(look_without_fail(request).exit_to)
    response["Clear-Site-Data"] = '"cache", "storage"'
    key = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
    if key:
        _end_session(key)
        response.delete_cookie(settings.SESSION_COOKIE_NAME, samesite="Lax")
    return response


def _end_session(key: str) -> None:
    try:
        import_module(settings.SESSION_ENGINE).SessionStore(key).flush()
    except (OperationalError, InterfaceError):
        # The way out stays open without a database; the cookie goes all the same.
        return

"""What the pages behind links in mails have in common: nobody keeps them, and nobody finds them."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

View = Callable[..., HttpResponse]


def from_mail(view: View) -> View:
    """Keep the page out of caches and search engines, and let it be posted to without a cookie.

    The token in the address is the secret that a cookie would be: whoever does not have it
    cannot make somebody else's browser post to it.
    """

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        add_never_cache_headers(response)
        response["X-Robots-Tag"] = "noindex"
        return response

    wrapped: View = csrf_exempt(require_http_methods(["GET", "HEAD", "POST"])(answered))
    return wrapped

"""What every public page has in common: small, checked again each time, and without a cookie."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import conditional_page

View = Callable[..., HttpResponse]


def public_page(view: View) -> View:
    """Pack the answer, name it with an ETag, and let nobody keep it without asking again.

    Whoever hides a listing is obeyed at once: a copy that need not be asked for again would
    still show it.
    """

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if request.method == "POST":
            patch_cache_control(response, no_store=True)
        else:
            patch_cache_control(response, public=True, no_cache=True)
        return response

    packed: View = gzip_page(conditional_page(answered))
    return packed

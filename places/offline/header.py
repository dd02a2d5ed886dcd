"""Which answers a phone may keep: only those that say so themselves."""

from django.http import HttpResponse

HEADER = "May-Be-Kept"
PAGE = "page"
LIST = "list"


def may_be_kept(response: HttpResponse, what: str) -> HttpResponse:
    """Say on the answer that a phone whose owner asked for it may keep it as ``what``."""
    response[HEADER] = what
    return response

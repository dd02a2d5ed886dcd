"""The finder's question asked by a program: bad values are errors, postcodes are made coarse."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse

from places.finder.search import Answer, find
from places.finder.where import outward_of
from places.forms import read_question
from places.views.finder import located

BAD_REQUEST = 400


def asked_for_data(request: HttpRequest) -> Answer | HttpResponse:
    """The answer to the question in the address, or what to send instead.

    Instead of a full postcode, a way to its outward code; for a value that cannot be read, 400
    with the field and a sentence.
    """
    asked = read_question(request.GET)
    outward = outward_of(asked.query.near)
    if outward:
        coarse = asked.query.with_changes(near=outward)
        return HttpResponse(status=302, headers={"Location": request.path + coarse.querystring()})
    asked, spot, _meant = located(asked)
    if asked.problems:
        field, message = next(iter(asked.problems.items()))
        return refused(f"bad_{field}", f"{field}: {message}", field=field)
    return find(asked.query, spot)


def refused(error: str, message: str, **more: str) -> JsonResponse:
    """400 with a word for programs and a sentence for people."""
    return JsonResponse({"error": error, **more, "message": message}, status=BAD_REQUEST)

"""What happened to what I said? By code, and nothing but words about its state."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from places.voice.codes import hash_of
from places.voice.forms import CodeForm
from places.voice.limits import Limit, network_key, take
from places.voice.status import status_of, take_back
from places.voice.views.public import said_page, too_many

PAGE = "places/voice/your_words.html"


@said_page
def your_words(request: HttpRequest) -> HttpResponse:
    """Ask for a code, say how it stands, take a view back on request."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, PAGE, {"form": form})
    if not take(Limit("code", settings.CODES_ASKED_PER_NETWORK), network_key(request)):
        return too_many(request)
    code = form.cleaned_data["code"]
    code_hash = hash_of(code)
    taken_back = request.POST.get("do") == "take_back" and take_back(code_hash)
    status = status_of(code_hash)
    if status is None:
        return render(request, PAGE, {"form": form, "is_unknown": True})
    context = {"form": form, "status": status, "code": code, "taken_back": taken_back}
    return render(request, PAGE, context)

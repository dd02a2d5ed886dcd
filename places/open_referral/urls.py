"""Addresses of the feed: no slash at the end, no redirect, and its own answer to all others."""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import URLPattern, path, re_path
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from places.open_referral.answers import NOT_FOUND, answer, open_to_all, problem
from places.open_referral.api import about, api

PREFIX = "open-referral"
# Names of members and parameters, as the description for programs marks them.
MARKED = re.compile(r"`+([^`]+)`+")


def openapi(request: HttpRequest) -> HttpResponseBase:
    """The description of the interface, for programs."""
    schema = api.get_openapi_schema(path_prefix="")
    schema["servers"] = [{"url": request.build_absolute_uri(f"/{PREFIX}")}]
    return answer(schema)


def docs(request: HttpRequest) -> HttpResponseBase:
    """The same for people, without scripts and without asking anybody else."""
    schema = api.get_openapi_schema(path_prefix="")
    paths = [
        {**operation["get"], "path": address, "about": _paragraphs(operation["get"]["description"])}
        for address, operation in schema["paths"].items()
    ]
    base = request.build_absolute_uri(f"/{PREFIX}")
    about = _paragraphs(schema["info"]["description"])
    context = {"info": schema["info"], "about": about, "paths": paths, "base": base}
    return render(request, "places/open_referral/docs.html", context)


def _paragraphs(text: str) -> SafeString:
    """Plain text as paragraphs, each line as long as it likes, with its marked names as code."""
    parts = [" ".join(part.split()) for part in text.strip().split("\n\n")]
    return format_html_join("\n", "<p>{}</p>", ((_with_code(part),) for part in parts))


def _with_code(text: str) -> SafeString:
    pieces = enumerate(MARKED.split(text))  # every second one is a name
    return format_html_join(
        "", "{}", ((format_html("<code>{}</code>", p) if n % 2 else p,) for n, p in pieces)
    )


def nothing_here(request: HttpRequest, rest: str) -> HttpResponseBase:
    """Never a redirect to a slash, never a page of the site."""
    message = f"There is nothing at this address; /{PREFIX}/docs names those there are."
    return problem(NOT_FOUND, "not_found", message)


def _pattern(found: URLPattern) -> URLPattern:
    address = str(found.pattern)
    view = open_to_all(found.callback)
    return path(f"{PREFIX}/{address}" if address else f"{PREFIX}/", view, name=found.name)


app_name = "open_referral"
urlpatterns = [
    path(PREFIX, open_to_all(about)),
    *[_pattern(p) for p in api.urls[0] if isinstance(p, URLPattern) and p.name != "api-root"],
    path(f"{PREFIX}/openapi.json", open_to_all(openapi), name="openapi"),
    path(f"{PREFIX}/docs", open_to_all(docs), name="docs"),
    re_path(rf"^{PREFIX}/(?P<rest>.*)$", open_to_all(nothing_here)),
]

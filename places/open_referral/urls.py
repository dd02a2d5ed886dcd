"""Addresses of the feed: no slash at the end, no redirect, and its own answer to all others."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import URLPattern, path, re_path

from places.open_referral.answers import NOT_FOUND, answer, open_to_all, problem
from places.open_referral.api import about, api

PREFIX = "open-referral"


def openapi(request: HttpRequest) -> HttpResponseBase:
    """The description of the interface, for programs."""
    schema = api.get_openapi_schema(path_prefix="")
    schema["servers"] = [{"url": request.build_absolute_uri(f"/{PREFIX}")}]
    return answer(schema)


def docs(request: HttpRequest) -> HttpResponseBase:
    """The same for people, without scripts and without asking anybody else."""
    schema = api.get_openapi_schema(path_prefix="")
    paths = [
        {"path": address, **operation["get"]} for address, operation in schema["paths"].items()
    ]
    base = request.build_absolute_uri(f"/{PREFIX}")
    context = {"info": schema["info"], "paths": paths, "base": base}
    return render(request, "places/open_referral/docs.html", context)


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

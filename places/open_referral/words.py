"""The register's own words in English, whoever reads the feed and in whatever thread."""

from __future__ import annotations

from django.utils import translation
from django.utils.functional import Promise

from places.enums import Access, AccessFact, Cost, OrganisationType, StepFree
from places.place_facts import LANGUAGE_NAMES


def said(words: str | Promise, language: str = "en") -> str:
    """A translatable text in one language."""
    with translation.override(language):
        return str(words)


COSTS = {value.value: said(value.label) for value in Cost if value is not Cost.NOT_SAID}
ACCESS = {value.value: said(value.label) for value in Access if value is not Access.NOT_SAID}
ACCESS_FACTS = {value.value: said(value.label) for value in AccessFact}
STEPS = {value.value: said(value.label) for value in StepFree if value is not StepFree.NOT_SAID}
LANGUAGES = {code: said(name) for code, name in LANGUAGE_NAMES.items()}
ORGANISATION_TYPES = {value.value: said(value.label) for value in OrganisationType} | {
    OrganisationType.OTHER.value: "organisation"
}

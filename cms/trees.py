"""The tree of pages in each language, and how a page gets its translation."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from wagtail.models import Locale, Page, Site

from cms.models import HomePage
from places.languages import WELSH

HOME_SLUG = "home"


def ensure_trees() -> dict[str, HomePage]:
    """The home page of each language, made where it is missing; the default site leads there.

    Wagtail's own first page gives way, as long as nobody wrote on it.
    """
    with transaction.atomic():
        for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES:
            Locale.objects.get_or_create(language_code=code)
        english = HomePage.objects.filter(locale__language_code=settings.LANGUAGE_CODE).first()
        home = english or _first_home()
        welsh = translated(home, {"title": "Hafan", "line": "Rhywle i fynd, unrhyw noson."})
    return {settings.LANGUAGE_CODE: home, WELSH: welsh}


def _first_home() -> HomePage:
    root = Page.get_first_root_node()
    for page in root.get_children():
        if page.specific_class is Page and not page.get_children().exists():
            page.slug = f"before-{page.pk}"
            page.save()
    home = HomePage(title="Home", slug=HOME_SLUG, line="Somewhere to go, any evening.")
    root.add_child(instance=home)
    home.save_revision().publish()
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={
            "hostname": address.hostname or "localhost",
            "port": address.port or (443 if address.scheme == "https" else 80),
            "root_page": home,
            "site_name": settings.WAGTAIL_SITE_NAME,
        },
    )
    Page.objects.filter(slug__startswith="before-", depth=2, content_type__model="page").delete()
    return home


def translated(page: Any, words: dict[str, Any]) -> Any:
    """The published Welsh translation of a page, at the same place of the Welsh tree.

    One that is there already is left as its editors have it.
    """
    locale = Locale.objects.get(language_code=WELSH)
    found = page.get_translation_or_none(locale)
    if found is not None:
        return found.specific
    copy = page.copy_for_translation(locale, copy_parents=True)
    for name, value in words.items():
        setattr(copy, name, value)
    copy.save_revision().publish()
    copy.refresh_from_db()
    return copy

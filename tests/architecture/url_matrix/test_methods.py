"""Methods that no page and no form uses are refused at every address, whoever asks."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.architecture.url_matrix.addresses import addresses
from tests.architecture.url_matrix.answers import WHO, asked, person_of
from tests.architecture.url_matrix.belonging import MEMBERS, PREFIX, build_ours, values_for
from tests.architecture.url_matrix.samples import build_samples
from tests.architecture.url_matrix.test_matrix import media  # noqa: F401 - a fixture

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
UNUSUAL = ["PUT", "PATCH", "DELETE"]
REFUSED = 405


@pytest.mark.parametrize(
    ("who", "methods"), [("anonymous", ["DELETE"]), ("superuser", UNUSUAL)], ids=["nobody", "all"]
)
def test_everybody_is_refused(who: str, methods: list[str]) -> None:
    client = WHO[who]()
    samples = build_samples(person_of(client))
    let_in = set()
    for address in addresses():
        path = samples.path_of(address)
        for method in methods:
            # Refused before the view is asked, so nothing has to be undone.
            if _is_wagtails(method, address.name):
                continue
            if client.generic(method, path).status_code != REFUSED:
                let_in.add((method, path))
    assert let_in == set()


def _is_wagtails(method: str, name: str) -> bool:
    """Wagtail's scripts use it there: hints that were read, previews that are over."""
    return (method, name) == ("PATCH", "wagtailadmin_dismissibles") or (
        method == "DELETE" and name.endswith((":preview_on_add", ":preview_on_edit"))
    )


@pytest.mark.parametrize("who", ["editor", "no_role"])
def test_a_preview_is_forgotten_by_whoever_made_it(who: str) -> None:
    client = WHO[who]()
    path = reverse("wagtailsnippets_places_listing:preview_on_add")
    assert client.delete(path).status_code == (200 if who == "editor" else 403)


def test_the_portal_refuses_its_own_people_and_answers_head_as_get() -> None:
    ours = build_ours()
    client = MEMBERS["own_owner"](ours)
    client.raise_request_exception = False
    for address in addresses():
        if not address.route.startswith(PREFIX):
            continue
        path = reverse(address.name, kwargs=values_for(address, ours))
        refused = {client.generic(method, path).status_code for method in UNUSUAL}
        assert refused == {REFUSED}, address.route
        assert asked(client, "HEAD", path) == asked(client, "GET", path), address.route


def test_public_pages_decide_for_themselves(client: Client) -> None:
    assert client.options("/find/").status_code in (200, 405)
    assert client.put("/find/").status_code == REFUSED

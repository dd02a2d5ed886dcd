"""Lists in frames of other sites: own policy, no script, no cookie; oEmbed knows ours alone."""

import html
import re
from datetime import time

import pytest
from django.test import Client

from cms.trees import ensure_trees
from guardianship.accounts.roles import Role
from tests.builders.pages import build_map
from tests.builders.people import signed_in
from tests.places.finder.asking import SATURDAY_EVENING, names
from tests.places.public_pages import town_pages

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kept_trees")]


@pytest.fixture
def made(freeze) -> dict:
    freeze(SATURDAY_EVENING)
    return town_pages.build()


def test_a_framed_list_is_the_list(client, made) -> None:
    for query in ("", "?when=tonight&near=Eastmoor", "?kind=respite_space"):
        framed = names(client.get(f"/embed/list/{query}").content.decode())
        assert framed == names(client.get(f"/find/{query}").content.decode()) != []


def test_it_may_be_framed_and_runs_nothing(client, made, settings) -> None:
    page = build_map(title="Warm and open")
    settings.EMBEDDED_BY = ["https://council.example", "https://school.example"]
    for address in ("/embed/list/", f"/embed/maps/{page.pk}/"):
        response = client.get(address)
        assert "X-Frame-Options" not in response
        policy = response["Content-Security-Policy"]
        assert "frame-ancestors https://council.example https://school.example" in policy
        assert "default-src 'none'" in policy
        assert "script-src" not in policy
        text = response.content.decode()
        assert "<script" not in text
        assert "<form" not in text
        assert '<base target="_blank">' in text
        assert response.cookies == {}
        assert "Cookie" not in response.get("Vary", "")


def test_everything_else_refuses_frames(client, made) -> None:
    for address in ("/", "/find/", "/places/gym/", "/help/"):
        response = client.get(address)
        assert response["X-Frame-Options"] == "DENY", address
        assert "frame-ancestors 'none'" in response["Content-Security-Policy"], address


def test_a_map_page_keeps_its_choices(client, made) -> None:
    page = build_map(
        kinds=["youth_provision"],
        default_moment="chosen",
        chosen_weekday="saturday",
        chosen_time=time(21, 30),
    )
    text = client.get(f"/embed/maps/{page.pk}/").content.decode()
    assert set(names(text)) == {"Gym", "Midnight Cafe"}
    assert f'href="{page.url}"' in text


def test_only_published_map_pages(client, made) -> None:
    draft = build_map(title="Draft", live=False)
    assert client.get(f"/embed/maps/{draft.pk}/").status_code == 404
    assert client.get(f"/cy/embed/maps/{build_map().pk}/").status_code == 404
    assert client.get("/embed/maps/999999/").status_code == 404
    assert client.get("/embed/list/?age=old").status_code == 400


def told(client: Client, url: str, **more: str):
    return client.get("/oembed.json", {"url": url, **more})


def test_oembed_answers_for_a_list(client, made) -> None:
    answer = told(client, "http://testserver/find/?when=tonight&kind=respite_space").json()
    assert (answer["version"], answer["type"]) == ("1.0", "rich")
    frame = html.unescape(re.search(r'src="([^"]+)"', answer["html"]).group(1))
    assert frame == "http://testserver/embed/list/?when=tonight&kind=respite_space"
    assert client.get(frame.removeprefix("http://testserver")).status_code == 200
    small = told(client, "http://testserver/find/", maxwidth="300", maxheight="400").json()
    assert (small["width"], small["height"]) == (300, 400)
    assert 'width="300" height="400"' in small["html"]
    welsh = told(client, "http://testserver/cy/find/?free=1").json()
    assert "http://testserver/cy/embed/list/?free=1" in welsh["html"]


def test_oembed_answers_for_a_map_page_and_escapes(client, made) -> None:
    page = build_map(title='Warm "&" <open>')
    answer = told(client, f"http://testserver{page.url}").json()
    assert answer["title"] == 'Warm "&" <open>'
    assert f'src="http://testserver/embed/maps/{page.pk}/"' in answer["html"]
    assert "<open>" not in answer["html"]
    assert told(client, "http://testserver/find/?near=ZE1+1AA").status_code == 404


@pytest.mark.parametrize(
    "url",
    [
        "https://elsewhere.example/find/",
        "http://testserver.elsewhere.example/find/",
        "http://testserver@elsewhere.example/find/",
        "http://testserver:81/find/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "//testserver/find/",
        "http://testserver/admin/",
        "http://testserver/places/gym/",
        "http://testserver/nowhere/",
        "http://testserver/find/?near=Nowhereville",
    ],
)
def test_oembed_knows_no_other_address(client, url) -> None:
    ensure_trees()
    response = told(client, url)
    assert response.status_code == 404
    assert "html" not in response.json()


def test_oembed_refuses_what_it_cannot_read(client, made) -> None:
    assert client.get("/oembed.json").status_code == 400
    assert told(client, "http://testserver/find/", format="xml").status_code == 501
    assert told(client, "http://testserver/find/", maxwidth="wide").status_code == 400
    assert client.post("/oembed.json").status_code == 405


def test_pages_tell_where_oembed_is(client, made) -> None:
    page = build_map()
    for address in ("/find/?when=tonight", page.url):
        text = client.get(address).content.decode()
        link = re.search(
            r'<link rel="alternate" type="application/json\+oembed" href="([^"]+)"', text
        )
        assert link, address
        response = client.get(html.unescape(link.group(1)))
        assert response.status_code == 200, address


def test_editors_copy_the_code_from_the_form(freeze) -> None:
    freeze(SATURDAY_EVENING)
    page, draft = build_map(title="Warm spaces"), build_map(title="Draft", live=False)
    client = signed_in(Role.MODERATOR)
    text = client.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    code = html.unescape(
        re.search(r"<textarea readonly[^>]*>(.*?)</textarea>", text, re.S).group(1)
    )
    assert f'<iframe src="http://testserver/embed/maps/{page.pk}/" title="Warm spaces"' in code
    waiting = client.get(f"/admin/pages/{draft.pk}/edit/").content.decode()
    assert "once the page is published" in waiting
    assert "<iframe src=" not in html.unescape(waiting)

"""An error that nobody foresaw: an operator who has errors mailed reads where, and no words."""

import logging

import pytest
from django.conf import settings
from django.core import mail

from guardianship.safeguarding.casework import drafts
from tests.builders.contexts import build_team

pytestmark = pytest.mark.django_db
WORDS = "Jordan Okonkwo waits there"


def test_what_was_typed_is_not_in_the_letter(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(drafts, "keep", fail)
    monkeypatch.setattr(settings, "ADMINS", [("Operator", "operator@example.org")])
    client = build_team().client()
    client.raise_request_exception = False
    with caplog.at_level(logging.ERROR):
        answer = client.post("/casework/contexts/new/", {"title": WORDS, "do": "keep"})
    assert answer.status_code == 500
    [letter] = mail.outbox
    told = str(letter.body)
    assert "/casework/contexts/new/" in told
    assert "title" in told
    assert WORDS not in told + caplog.text + answer.content.decode()

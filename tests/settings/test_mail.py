"""Mail of a public server: settings from the environment, faults said before anybody waits."""

import os
import subprocess
import sys
from typing import Any

import pytest
from django.core.checks import run_checks
from django.test import override_settings

from guardianship.mail_checks import CONSOLE, SMTP
from tests.architecture.sources import REPOSITORY

GOOD: dict[str, Any] = {
    "EMAIL_BACKEND": SMTP,
    "EMAIL_HOST": "mail.youth.wales",
    "EMAIL_SECURITY": "starttls",
    "EMAIL_USE_TLS": True,
    "EMAIL_USE_SSL": False,
    "EMAIL_HOST_USER": "lights",
    "EMAIL_HOST_PASSWORD": "secret",
    "DEFAULT_FROM_EMAIL": "Lights On <hello@youth.wales>",
}
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "guardianship.settings.production",
    "SECRET_KEY": "x" * 60,
    "ALLOWED_HOSTS": "safe.youth.wales",
    "SITE_ORIGIN": "https://safe.youth.wales",
    "DATABASE_URL": "postgis://nobody@localhost/nothing",
}


def faults(**settings: Any) -> set[str]:
    """Numbers of the checks of mail that fail."""
    with override_settings(**(GOOD | settings)):
        return {str(one.id) for one in run_checks() if str(one.id).startswith("mail.")}


def test_good_settings_have_no_fault() -> None:
    assert faults() == set()
    assert faults(EMAIL_HOST_USER="", EMAIL_HOST_PASSWORD="") == set()


@pytest.mark.parametrize("host", ["", "https://mail.youth.wales", "mail.youth.wales:587", "a b"])
def test_a_host_is_a_bare_name(host: str) -> None:
    assert faults(EMAIL_HOST=host) == {"mail.E001"}


@pytest.mark.parametrize("word", ["", "ssl", "STARTTLS"])
def test_an_unknown_word_is_refused(word: str) -> None:
    assert faults(EMAIL_SECURITY=word) == {"mail.E002"}


@pytest.mark.parametrize(
    ("host", "expected"), [("mail.youth.wales", {"mail.E003"}), ("localhost", set())]
)
def test_without_encryption_only_within_this_machine(host: str, expected: set[str]) -> None:
    assert faults(EMAIL_HOST=host, EMAIL_SECURITY="none", EMAIL_USE_TLS=False) == expected


@pytest.mark.parametrize("missing", ["EMAIL_HOST_USER", "EMAIL_HOST_PASSWORD"])
def test_user_and_password_come_together(missing: str) -> None:
    assert faults(**{missing: ""}) == {"mail.E004"}


@pytest.mark.parametrize(
    "sender", ["", "webmaster@localhost", "hello", "x@demo.example", "Lights On <a@example.org>"]
)
def test_mail_comes_from_somebody(sender: str) -> None:
    assert faults(DEFAULT_FROM_EMAIL=sender) == {"mail.E005"}


def test_a_trial_is_told_that_nothing_leaves() -> None:
    assert faults(EMAIL_BACKEND=CONSOLE) == {"mail.W001"}


def started(**environment: str) -> subprocess.CompletedProcess[str]:
    """The settings of a public server, read in a process of their own."""
    ask = (
        "from django.conf import settings as s;"
        "print(s.EMAIL_BACKEND.split('.')[-2], s.EMAIL_PORT, s.EMAIL_USE_TLS, s.EMAIL_USE_SSL)"
    )
    return subprocess.run(
        [sys.executable, "-c", ask],
        cwd=REPOSITORY,
        env={"PATH": os.environ["PATH"], **PRODUCTION, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_reads_them_and_does_not_start_without() -> None:
    known = {"EMAIL_HOST": "mail.youth.wales", "DEFAULT_FROM_EMAIL": "hello@youth.wales"}
    assert started(**known).stdout == "smtp 587 True False\n"
    other = started(**known, EMAIL_SECURITY="tls", EMAIL_PORT="465")
    assert other.stdout == "smtp 465 False True\n"
    assert started(**known | {"EMAIL_HOST": "console"}).stdout.startswith("console ")
    for missing in known:
        left = {name: value for name, value in known.items() if name != missing}
        assert f"The environment variable {missing} is missing" in started(**left).stderr

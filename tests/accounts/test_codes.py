"""Codes follow RFC 6238, each is good once, and secrets lie encrypted."""

import base64
from datetime import UTC, datetime, timedelta

import pytest
from allauth.mfa.models import Authenticator
from cryptography.fernet import InvalidToken

from guardianship.accounts.codes import code_at, spend
from guardianship.accounts.secrets_kept import decrypt, encrypt
from tests.accounts.signing import MONDAY, right_code, totp
from tests.builders.people import SECRET, build_person

RFC_SECRET = base64.b32encode(b"12345678901234567890").decode()
# Appendix B of RFC 6238, SHA-1: seconds since 1970 and eight digits.
VECTORS = [
    (59, "94287082"),
    (1111111109, "07081804"),
    (1111111111, "14050471"),
    (1234567890, "89005924"),
    (2000000000, "69279037"),
    (20000000000, "65353130"),
]


@pytest.mark.parametrize(("moment_s", "eight"), VECTORS, ids=[str(s) for s, _ in VECTORS])
def test_vectors_of_the_standard(moment_s: int, eight: str) -> None:
    assert totp(RFC_SECRET, datetime.fromtimestamp(moment_s, UTC), digits=8) == eight
    assert code_at(RFC_SECRET, moment_s) == eight[-6:]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("off_s", "good"), [(-60, False), (-30, True), (0, True), (30, True), (60, False)]
)
def test_a_clock_may_be_off_by_one_period(freeze, off_s: int, good: bool) -> None:
    freeze(MONDAY)
    mine = Authenticator.objects.get(user=build_person())
    assert spend(mine, right_code(MONDAY + timedelta(seconds=off_s))) is good


@pytest.mark.django_db
def test_a_code_is_good_once_and_none_before_it(freeze) -> None:
    freeze(MONDAY)
    mine = Authenticator.objects.get(user=build_person())
    assert spend(mine, right_code(MONDAY))
    assert not spend(mine, right_code(MONDAY))
    assert not spend(mine, right_code(MONDAY - timedelta(seconds=30)))
    assert spend(mine, right_code(MONDAY + timedelta(seconds=30)))


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["", "12345", "abcdef", "０００００００", "1234567", "\x00"])
def test_what_is_no_code_is_refused(freeze, code: str) -> None:
    freeze(MONDAY)
    assert not spend(Authenticator.objects.get(user=build_person()), code)


@pytest.mark.django_db
def test_the_secret_is_not_written_as_it_is() -> None:
    kept = Authenticator.objects.get(user=build_person()).data["secret"]
    assert SECRET not in kept
    assert decrypt(kept) == SECRET


def test_an_older_key_still_opens_and_a_strange_one_does_not(settings) -> None:
    token, settings.SECRET_KEY = encrypt("abc"), "the next"
    with pytest.raises(InvalidToken):
        decrypt(token)
    settings.SECRET_KEY_FALLBACKS = ["only-for-tests"]
    assert decrypt(token) == "abc"

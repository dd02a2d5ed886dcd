"""When a form was handed out, signed, so that neither machines nor old copies pass."""

from django.conf import settings
from django.core import signing

from guardianship.lib import clock

SALT = "places.voice.form"


class TooQuick(Exception):
    """Nobody fills a form in that quickly."""


class TooOld(Exception):
    """The form was handed out long ago, or its stamp is not one of ours."""


def stamp(subject: str) -> str:
    """A stamp for a form about ``subject``, good from in a moment until tomorrow."""
    return signing.dumps([subject, clock.now().timestamp()], salt=SALT)


def check(text: str, subject: str) -> None:
    """Raises ``TooQuick`` or ``TooOld``."""
    try:
        about, at = signing.loads(text, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError) as error:
        raise TooOld from error
    age_s = clock.now().timestamp() - at
    if about != subject or age_s > settings.VOICE_FORM_MOST_S or age_s < 0:
        raise TooOld
    if age_s < settings.VOICE_FORM_LEAST_S:
        raise TooQuick

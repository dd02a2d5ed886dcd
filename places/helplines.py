"""People to ring or text, whatever it is: national lines, for sites that have not set their own.

They carry no day on which somebody checked them, for nobody rings a number when a program is
installed. Editors are told so until they have rung each, and noted the day in the site's
settings; those numbers then stand here instead.
"""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Helpline:
    """One line: its name, the number as people write it, how to reach it, and what for.

    ``checked_on`` is the day on which a person of this site rang it, or None.
    """

    name: str | Promise
    number: str
    by_text: bool
    what_for: str | Promise
    when: str | Promise
    website: str
    checked_on: date | None = None

    @property
    def link(self) -> str:
        """What a phone does when the number is pressed."""
        return f"{'sms' if self.by_text else 'tel'}:{self.number.replace(' ', '')}"


HELPLINES = (
    Helpline(
        name=_("Childline"),
        number="0800 1111",
        by_text=False,
        what_for=_("Talk about anything, if you are under 19."),
        when=_("Free, day and night. It does not show on the phone bill."),
        website="https://www.childline.org.uk/",
    ),
    Helpline(
        name=_("Shout"),
        number="85258",
        by_text=True,
        what_for=_("Text the word SHOUT if talking is too hard."),
        when=_("Free, day and night."),
        website="https://giveusashout.org/",
    ),
    Helpline(
        name=_("Samaritans"),
        number="116 123",
        by_text=False,
        what_for=_("Someone will listen, whatever it is."),
        when=_("Free, day and night."),
        website="https://www.samaritans.org/",
    ),
    Helpline(
        name=_("NHS 111, option 2"),
        number="111",
        by_text=False,
        what_for=_("When your mind is in a bad place and you need help today. Press 2."),
        when=_("Free, day and night."),
        website="https://111.wales.nhs.uk/",
    ),
    Helpline(
        name=_("Missing People"),
        number="116 000",
        by_text=False,
        what_for=_("If you have left home, or think about it. You can text this number too."),
        when=_("Free and private, 9am to 11pm."),
        website="https://www.missingpeople.org.uk/",
    ),
)

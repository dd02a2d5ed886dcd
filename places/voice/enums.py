"""Choices of concerns, corrections and views."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ConcernAbout(TextChoices):
    """What a concern is about; the words of the form."""

    TREATED_BADLY = "treated_badly", _("Someone there treated me or a friend badly")
    NOT_SAFE = "not_safe", _("I did not feel safe there")
    CROSSED_A_LINE = "crossed_a_line", _("An adult there did something that was not OK")
    NOT_HELPED = "not_helped", _("They did not help when they should have")
    SOMETHING_ELSE = "something_else", _("Something else")


class ConcernState(TextChoices):
    """How far a concern has come."""

    NEW = "new", _("new")
    DECIDED = "decided", _("decided")


class Hiding(TextChoices):
    """What a concern did to its listing at once."""

    HID = "hid", _("hid the listing at once")
    ALREADY = "already", _("the listing was hidden already")
    NETWORK_LIMIT = "network_limit", _("not hidden: many concerns from one network today")
    BREAKER = "breaker", _("not hidden: unusually many concerns everywhere today")
    NOTHING = "nothing", _("about ourselves: there is nothing to hide")


URGENT_HIDINGS = (Hiding.NETWORK_LIMIT, Hiding.BREAKER, Hiding.NOTHING)


class StepKind(TextChoices):
    """Acts on a concern, in its own log."""

    HIDDEN = "hidden", _("hidden by hand")
    SHOWN = "shown", _("shown again by hand")
    DECIDED = "decided", _("decided")


class Outcome(TextChoices):
    """What was found."""

    UPHELD = "upheld", _("right: something was wrong")
    PARTLY = "partly", _("partly right")
    NOT_UPHELD = "not_upheld", _("nothing was found to be wrong")
    CANNOT_TELL = "cannot_tell", _("cannot be told")


class Change(TextChoices):
    """What changed because of it."""

    NONE_NEEDED = "none_needed", _("no change was needed")
    TRAINING = "training", _("training or a talk with the partner")
    AGREEMENT = "agreement", _("what they agreed to was changed")
    PEOPLE = "people", _("who works there was changed")
    PAUSED = "paused", _("paused while it is put right")
    REMOVED = "removed", _("no longer a partner")
    OUR_WAYS = "our_ways", _("we changed how we work ourselves")


# These changed something; the public is told how many did.
CHANGES = [change for change in Change if change != Change.NONE_NEEDED]


class ConcernReply(TextChoices):
    """Kind replies that the code shows."""

    THANKS_CHANGED = "thanks_changed", _("Thank you. You were right, and things have changed.")
    THANKS_LOOKED = (
        "thanks_looked",
        _("Thank you. We looked into it with care. The place is shown again."),
    )
    THANKS_STOPPED = (
        "thanks_stopped",
        _("Thank you. We do not send people to this place any more."),
    )
    NEED_TO_TALK = (
        "need_to_talk",
        _("Thank you. We could not find out enough. Tell us more if you can."),
    )


class Wrong(TextChoices):
    """What somebody found wrong, in two taps."""

    SHUT_TODAY = "shut_today", _("It was shut today")
    SHUT_YESTERDAY = "shut_yesterday", _("It was shut yesterday")
    HOURS = "hours", _("The times are wrong")
    WHERE = "where", _("It is somewhere else")
    CONTACT = "contact", _("The phone or e-mail is wrong")
    GONE = "gone", _("It is not there any more")


SHUT = (Wrong.SHUT_TODAY, Wrong.SHUT_YESTERDAY)


class ShutAnswer(TextChoices):
    """What an organisation says when several people found it shut."""

    RUNS = "runs", _("It runs as listed; those were exceptions")
    MENDED = "mended", _("The hours were wrong, and are right now")


class Topic(TextChoices):
    """What a view is about."""

    HOW_WAS_IT = "how_was_it", _("How was it?")
    FEELS_SAFE = "feels_safe", _("A place that feels safe")


class Rating(TextChoices):
    """Answers to care, flexibility and fairness."""

    YES = "yes", _("Yes")
    PARTLY = "partly", _("Partly")
    NO = "no", _("No")


class Treated(TextChoices):
    """Helped or judged."""

    HELPED = "helped", _("Helped")
    BOTH = "both", _("A bit of both")
    JUDGED = "judged", _("Judged")


class Safe(TextChoices):
    """What makes a place feel safe."""

    PEOPLE = "people", _("The people there")
    LIGHT = "light", _("It is well lit")
    BUSY = "busy", _("Others are around")
    QUIET = "quiet", _("It is quiet")
    STAY = "stay", _("Nobody sends you away")
    WAY_HOME = "way_home", _("It is easy to get home")


class PartOfDay(TextChoices):
    """When it feels safe."""

    DAY = "day", _("In the day")
    AFTER_SCHOOL = "after_school", _("After school")
    EVENING = "evening", _("In the evening")
    NIGHT = "night", _("At night")


class Consent(TextChoices):
    """Who may have what somebody said; the least comes first."""

    INSIDE = "inside", _("Only the people who run this site")
    PARTNERS = "partners", _("Also the places and groups we work with")
    PUBLISH = "publish", _("Everyone, on this site, without any name")


class ViewState(TextChoices):
    """How far a view has come."""

    WAITING = "waiting", _("waiting to be read")
    TAKEN = "taken", _("taken in")
    REFUSED = "refused", _("not used")
    WITHDRAWN = "withdrawn", _("taken back")


class ViewReply(TextChoices):
    """Kind replies that the code shows."""

    THANKS = "thanks", _("Thank you. We read it, and it counts.")
    PASSED_ON = "passed_on", _("Thank you. We passed it on, as you allowed.")
    NO_PEOPLE = "no_people", _("Thank you. We could not use the words: they said who people are.")
    NOT_ABOUT_IT = "not_about_it", _("Thank you. It was not about this place, so we left it out.")


class CorrectionReply(TextChoices):
    """Kind replies to corrections."""

    MENDED = "mended", _("Thank you. We asked them and put it right.")
    WAS_RIGHT = "was_right", _("Thank you. We asked them, and what we show is right.")

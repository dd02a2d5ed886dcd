"""Choices of the register: kinds, access, cost, help and how well a place is shown."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(TextChoices):
    """What a listing is. Public pages use ``PLAIN_KIND`` instead."""

    YOUTH_PROVISION = "youth_provision", _("youth provision")
    RESPITE_SPACE = "respite_space", _("respite space")
    DETACHED_YOUTH_WORK = "detached_youth_work", _("detached youth work")
    TRUSTED_BUSINESS = "trusted_business", _("trusted business")
    ORDINARY_PLACE = "ordinary_place", _("ordinary place")


# The words that young people read (ux.md U-W2).
PLAIN_KIND = {
    Kind.YOUTH_PROVISION: _("Youth club or activity"),
    Kind.RESPITE_SPACE: _("Place to take a break"),
    Kind.DETACHED_YOUTH_WORK: _("Youth workers out and about"),
    Kind.TRUSTED_BUSINESS: _("Shop that will help"),
    Kind.ORDINARY_PLACE: _("Ordinary place"),
}


class HoldReason(TextChoices):
    """What stands between a published listing and the public, or the public's trust in it."""

    CONCERN = "concern", _("a concern is being looked at")
    VETTING = "vetting", _("vetting is paused or ended")
    WITHDRAWN = "withdrawn", _("the organisation says that it is not running")
    PANEL = "panel", _("the youth panel wants another look")
    REPORTED_SHUT = "reported_shut", _("several people found it shut")
    TEAM = "team", _("the team took it off while it looks")


# The one reason that leaves a listing visible, as "not sure, ring first".
DOUBTING_HOLDS = (HoldReason.REPORTED_SHUT,)


class Voucher(TextChoices):
    """Who says that a trusted business was vetted."""

    VETTING = "vetting", _("our own vetting")
    DIRECTORY = "directory", _("the directory that it came from")


class Access(TextChoices):
    """Who can come, and what it takes; open to all comes first everywhere."""

    OPEN_TO_ALL = "open_to_all", _("Open to all")
    SIGN_UP = "sign_up", _("Sign up first")
    REFERRAL = "referral", _("Someone has to refer you")
    SOME_GROUPS = "some_groups", _("Only for some groups")
    NOT_SAID = "not_said", _("Not said")


class Cost(TextChoices):
    """What it costs to come in."""

    FREE = "free", _("Free")
    DONATION = "donation", _("Give what you can")
    PAY = "pay", _("Costs money")
    NOT_SAID = "not_said", _("Not said")


class Answer(TextChoices):
    """Answers to "can I bring a friend?" and the like."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    ASK = "ask", _("Ask first")
    NOT_SAID = "not_said", _("Not said")


class GiveName(TextChoices):
    """Answers to "do I have to give my name?"."""

    NO = "no", _("No")
    FIRST_NAME = "first_name", _("First name only")
    YES = "yes", _("Yes")
    NOT_SAID = "not_said", _("Not said")


class StepFree(TextChoices):
    """Whether the way in has no step."""

    YES = "yes", _("Step-free")
    PARTLY = "partly", _("Partly step-free")
    NO = "no", _("Steps")
    NOT_SAID = "not_said", _("Not said")


class AccessFact(TextChoices):
    """Other facts about getting in and being there."""

    ACCESSIBLE_TOILET = "accessible_toilet", _("Accessible toilet")
    CHANGING_PLACE = "changing_place", _("Changing Places toilet")
    HEARING_LOOP = "hearing_loop", _("Hearing loop")
    QUIET_SPACE = "quiet_space", _("Quiet space")
    LOW_LIGHT = "low_light", _("Soft lights")
    LIFT = "lift", _("Lift")
    BLUE_BADGE = "blue_badge", _("Blue Badge parking")
    NEAR_BUS = "near_bus", _("Near a bus stop")


class PracticalHelp(TextChoices):
    """Useful things that a place offers (ledger A7)."""

    HOT_FOOD = "hot_food", _("Hot food")
    SNACK_DRINK = "snack_drink", _("Snack or drink")
    LIFT_HOME = "lift_home", _("Lift home or travel money")
    PHONE_CHARGING = "phone_charging", _("Phone charging")
    WIFI = "wifi", _("Wifi")
    TOILET = "toilet", _("Toilet")
    SHOWER = "shower", _("Shower")
    WARM_CLOTHES = "warm_clothes", _("Warm clothes")
    PERIOD_PRODUCTS = "period_products", _("Period products")
    CALL_FOR_YOU = "call_for_you", _("Someone to call for you")
    QUIET_ROOM = "quiet_room", _("Quiet room")
    KITCHEN = "kitchen", _("Kitchen to cook in")
    GAMES = "games", _("Pool table and games")
    PRIVATE_CORNER = "private_corner", _("Private corner to talk")


class LocationVisibility(TextChoices):
    """How much of where it is the public may see."""

    EXACT = "exact", _("Exact: address and pin")
    STREET = "street", _("Street: about 250 metres")
    AREA = "area", _("Area: the neighbourhood only")
    HIDDEN = "hidden", _("Hidden: contact to find out where")


class OrganisationType(TextChoices):
    """Who runs things; all take the same path (ledger B2, B6)."""

    YOUTH_GROUP = "youth_group", _("youth group")
    CHARITY = "charity", _("charity")
    COUNCIL = "council", _("council")
    FAITH = "faith", _("faith group")
    SCHOOL = "school", _("school or college")
    HEALTH = "health", _("health service")
    HOUSING = "housing", _("housing association")
    SPORT = "sport", _("sports club")
    BUSINESS = "business", _("business")
    RESIDENTS = "residents", _("residents' group")
    # Two that decide who may lead the work on a context (ledger B5).
    CHILD_WELFARE = "child_welfare", _("child welfare: children’s services or charity")
    ENFORCEMENT = "enforcement", _("police or enforcement")
    SOURCE = "source", _("published source")
    OTHER = "other", _("other")


class MembershipRole(TextChoices):
    """What a person may do for an organisation."""

    OWNER = "owner", _("owner")
    EDITOR = "editor", _("editor")


class Weekday(TextChoices):
    """Days of the week by their English names, Monday first."""

    MONDAY = "monday", pgettext_lazy("weekday", "Monday")
    TUESDAY = "tuesday", pgettext_lazy("weekday", "Tuesday")
    WEDNESDAY = "wednesday", pgettext_lazy("weekday", "Wednesday")
    THURSDAY = "thursday", pgettext_lazy("weekday", "Thursday")
    FRIDAY = "friday", pgettext_lazy("weekday", "Friday")
    SATURDAY = "saturday", pgettext_lazy("weekday", "Saturday")
    SUNDAY = "sunday", pgettext_lazy("weekday", "Sunday")


class RepeatChoice(TextChoices):
    """How a session repeats; values of ``places.recurrence.Repeat``."""

    WEEKLY = "weekly", _("every week, or every so many weeks")
    MONTHLY = "monthly", _("once a month, such as the first Friday")
    ONCE = "once", _("one date")


class SeasonChoice(TextChoices):
    """Values of ``places.recurrence.Season``."""

    ALWAYS = "always", _("all year")
    TERM = "term", _("term time")
    HOLIDAYS = "holidays", _("school holidays")
    DATES = "dates", _("between two dates")


class BankHolidayChoice(TextChoices):
    """Values of ``places.recurrence.OnBankHolidays``."""

    CLOSED = "closed", _("closed on bank holidays")
    NORMAL = "normal", _("runs as usual on bank holidays")
    SPECIAL = "special", _("these are the bank holiday hours")
    NOT_SAID = "not_said", _("not said")


class HoursKnownChoice(TextChoices):
    """Values of ``places.timetable.HoursKnown``."""

    KNOWN = "known", _("hours are known")
    NOT_KNOWN = "not_known", _("hours are not known")
    BY_APPOINTMENT = "by_appointment", _("by appointment only")


class ExceptionChoice(TextChoices):
    """Values of ``places.timetable.ExceptionKind``."""

    CLOSED = "closed", _("closed")
    CHANGED = "changed", _("different hours")
    EXTRA = "extra", _("extra hours")

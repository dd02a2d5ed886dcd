"""Sentences that runs and releases keep, in the reader's language.

A release is frozen, so its sentences stay as they were written, in English. Each is a message
here, or a message with values in it, and is drawn in the reader's language when it is read. A
sentence that was ever frozen stays in these lists: old releases go on saying it.
"""

from __future__ import annotations

import re

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

_SAID = (
    # How a run knows.
    _("Opening hours come from the register; a visit counts when somebody who arrives can stay."),
    _(
        "Young people start to walk at the postcodes of their area and share places with all "
        "others in reach."
    ),
    _(
        "The band holds nine in ten of the draws in which hours, people, walking speed and room "
        "are taken to be otherwise."
    ),
    _("Minutes are those of the middle young person at a middle hour of the time."),
    _(
        "Counts are of reports that were made and recorded, source by source, in whole quarters; "
        "rates are for 1,000 residents of the ages of the run."
    ),
    _(
        "Small numbers are hidden, and others are held back so that none can be worked out; no "
        "figure differs from the last release by a few people."
    ),
    # What it cannot tell.
    _("Whether young people know of a place, want to go there or feel welcome."),
    _("Ways other than walking."),
    _("How much room there is: it is assumed by kind of listing."),
    _("Who shares places near the boundary: it was looked less far beyond it than two walks."),
    # Sources.
    _("The register of listings"),
    _("Streets and paths of OpenStreetMap"),
    _("Places by kind of listing"),
    _("Partners tell it what they like to tell."),
    _("Estimates, least sure where many move."),
    _("Paths that nobody mapped are missing."),
    _("Assumed and doubted widely."),
    _("What nobody has told the register; how it feels to go there."),
    _("Who moved since the estimate was made, and where young people are in the evening."),
    _("Lifts, buses and bicycles; which ways feel safe; whether a path is lit."),
    _("How many a place has room for: that is an assumption by kind of listing."),
    _("What was never reported, or reported elsewhere."),
    # A second denominator; the name is the invented town's.
    _("People by day"),
    _("Counts who is there by its own rules, which may leave out who has no job or school."),
    _("Who is there at the hour of a report, and how many of them are young."),
    # Sources of counts that are there from the beginning (safeguarding.harm, migration 0003).
    _("Street-level crime recorded by police"),
    _(
        "Counts what was reported to police and recorded, of people of all ages. How much "
        "of what happens is reported differs by place, by kind and by who is harmed, most "
        "of all in small areas. Points are moved to a nearby spot before they are "
        "published. Drugs and weapon possession follow where police look, so they count as "
        "contact, not as harm."
    ),
    _("Stop and search"),
    _(
        "Counts what police did, not what young people did. It follows where officers are "
        "sent and whom they stop. Many rows have no place, and some forces give no time."
    ),
    _("Ambulance call-outs"),
    _(
        "Counts calls that were answered. Who is afraid of questions does not call. It "
        "holds much that never reaches police, and is thin where people drive to hospital "
        "themselves."
    ),
    _("Emergency departments"),
    _(
        "Counts who came and was asked where it happened. Departments ask unevenly, and "
        "people may not say. It holds much that never reaches police."
    ),
    _("Suspensions and exclusions from school"),
    _(
        "Counts decisions of schools, which differ between schools and groups for the same "
        "behaviour. Time out of sight of any list (part-time timetables, off-rolling) is "
        "not in it."
    ),
    _("Counts raised by young people"),
    _(
        "Counts what young people chose to tell people they trust. Who was asked, where and "
        "by whom decides what is in it; nothing told is not nothing happening."
    ),
    _("Counts raised by families"),
    _("Counts what families told services. Families whom services have hurt before tell less."),
    _("Counts raised by the community"),
    _(
        "Counts what neighbours, traders and groups reported. Places with many who complain "
        "show more than places with much harm."
    ),
    _("Counts raised by professionals"),
    _(
        "Counts what workers wrote down. It follows where workers are, what they are "
        "anxious about and what their forms ask."
    ),
    # How measures of equity are worked out.
    _("Gini coefficient over young people."),
    _("What the tenth with most has, over what the four tenths with least have."),
    _("Theil index over young people."),
    _("Least deprived over most, by the same slope; none where that starts at nothing or below."),
    _("Mean of the decile."),
    _("Below 0: more where deprivation is greatest."),
    _("Of having any place within the walk; below 0: more where deprivation is greatest."),
    _("Most deprived decile less the least; limits from drawing whole neighbourhoods."),
    _("Least deprived less most, by the slope over deciles (PHE method), places for 100."),
    _(
        "Places for 100 young people where members of the group live, less everybody's: what "
        "their areas have, not what each of them has."
    ),
    _(
        "Rank correlation of places for 100 young people with the group's share of an area: "
        "neither enters the other."
    ),
    # Of responses and records.
    _(
        "Responses aimed at some young people that began in the last whole year, in fives, none "
        "from fewer than ten; sex and care status are not recorded."
    ),
    _(
        "Records of the last whole year, in fives, none from fewer than ten; not known is a group "
        "like any other."
    ),
    # How neighbours compare.
    _("more here and around than elsewhere"),
    _("less here and around than elsewhere"),
    _("as chance allows"),
    _("touches no other area"),
    _("too few areas to tell"),
    _("all areas are alike"),
    # How counts lie beside those of all areas, and whether they rise or fall.
    _("above the 95 % limit"),
    _("above the 99.8 % limit"),
    _("below the 95 % limit"),
    _("below the 99.8 % limit"),
    _("no people"),
    _("rising"),
    _("falling"),
    _("no change beyond chance"),
    _("too few quarters to tell"),
    # How sound a rate is.
    _("sound"),
    _("unreliable"),
    _("count not shown"),
    _("too few people"),
    _("population not known"),
    # What sources say together.
    _("every source that speaks says more than elsewhere"),
    _("more than one source says more than elsewhere"),
    _("young people alone say more than elsewhere: ask them"),
    _("police records alone say more: look at the data before the place"),
    _("one source alone says more than elsewhere"),
    _("no source says more than elsewhere"),
    _("no source says enough to tell"),
    # Broad groups of people, as the census has them.
    _("asian"),
    _("black"),
    _("mixed"),
    _("white"),
    _("other"),
)
_WITH_VALUES: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(r"holds at (?P<held>\d+) of (?P<scales>\d+) scales"),
        _("holds at %(held)s of %(scales)s scales"),
    ),
    (
        re.compile(r"Straight lines × (?P<factor>[\d.]+): approximate"),
        _("Straight lines × %(factor)s: approximate"),
    ),
    (
        re.compile(
            r"Not worked out: clusters: has (?P<found>\d+); (?P<wanted>\d+) are asked for, "
            r"to draw again\."
        ),
        _("Not worked out: here are %(found)s neighbourhoods, and it takes %(wanted)s."),
    ),
    (
        re.compile(
            r"Not worked out: values: has (?P<found>\d+) deciles; (?P<wanted>\d+) to \d+ are "
            r"asked for\."
        ),
        _("Not worked out: people live in %(found)s tenths, and it takes %(wanted)s."),
    ),
    (
        re.compile(r"Not worked out: decile: is the same everywhere\."),
        _("Not worked out: every neighbourhood is of the same tenth of deprivation."),
    ),
    (
        re.compile(r"Not worked out: (?P<why>.+)\."),
        _("Not worked out: %(why)s."),
    ),
)


def in_readers_words(stored: str | None) -> str:
    """A stored sentence in the reader's language; one that nobody knows stands as it is.

    Only sentences of these lists are looked up, so that a name typed by somebody is never taken
    for a word of ours.
    """
    if not stored:
        return ""
    if stored in _SAID:
        return gettext(stored)
    for pattern, message in _WITH_VALUES:
        if found := pattern.fullmatch(stored):
            return gettext(message) % found.groupdict()
    return stored

"""Hours in plain English, read only when every word of them is understood.

"Mon-Fri: 6:30am-10pm, Sat-Sun: 8am-6pm", "1st Saturday of month 10am-12 noon", "Tuesdays,
Wednesdays and Fridays, 10am-2pm (term time only)". One strange word, and all is refused.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from places.importers.hours.free_text_times import shows_24_hours, spoken_stretch
from places.importers.hours.free_text_words import Part, Spoken, spoken_words
from places.importers.hours.reading import NotUnderstood
from places.importers.hours.written import ALL_DAY, Days, Holiday, Stretch, WrittenRule

LONGEST_CHARS = 600
NOTHING_SAID = ("not known", "unknown", "n/a", "na", "tbc", "see above", "see website", "-")
ALWAYS = ("24/7", "open 24/7", "24 / 7")
TIMES = (Part.TIME, Part.WHOLE_DAY)
DAY_WORDS = (Part.DAYS, Part.NTH, Part.BANK_HOLIDAYS)
SEASONS = (Part.TERM, Part.SCHOOL_HOLIDAYS)
BANK_NOTES = (Part.CLOSED_ON_BANK_HOLIDAYS, Part.WITH_BANK_HOLIDAYS)


@dataclass(slots=True)
class _Reader:
    """The words, where we stand, and what was found so far."""

    words: list[Spoken]
    at: int = 0
    season: Part | None = None
    rules: list[tuple[WrittenRule, Part | None]] = field(default_factory=list)
    repairs: list[str] = field(default_factory=list)
    on_24_hours: bool = False

    def sees(self, *parts: Part) -> bool:
        return self.words[self.at].part in parts

    def ahead(self) -> Part:
        return self.words[min(self.at + 1, len(self.words) - 1)].part

    def take(self) -> Spoken:
        self.at += 1
        return self.words[self.at - 1]

    def skip(self, *parts: Part) -> None:
        while self.sees(*parts):
            self.at += 1

    def source(self, start: int) -> str:
        return " ".join(word.text.strip() for word in self.words[start : self.at])


def parse_free_text(text: str) -> tuple[list[WrittenRule], list[str]]:
    """The rules of a text and the readings chosen. Raises ``NotUnderstood``."""
    if len(text) > LONGEST_CHARS:
        raise NotUnderstood(f"the text is longer than {LONGEST_CHARS} characters")
    if text.strip(" .").lower() in NOTHING_SAID:
        raise NotUnderstood("the source itself does not know")
    if text.strip(" .").lower() in ALWAYS:
        return [WrittenRule(Days(), (ALL_DAY,), always=True, source=text)], []
    words = spoken_words(text)
    times = [word.text for word in words if word.part is Part.TIME]
    reader = _Reader(words, on_24_hours=shows_24_hours(times))
    bank_holidays = _read_clauses(reader)
    rules = _settled(reader.rules)
    if not rules:
        raise NotUnderstood(f"“{text}” says no hours")
    if bank_holidays:
        rules = _with_bank_holidays(rules, bank_holidays)
    return rules, reader.repairs


def _read_clauses(reader: _Reader) -> Spoken | None:
    """Reads to the end; returns what is said of bank holidays for all of the hours."""
    bank_holidays: Spoken | None = None
    while not reader.sees(Part.END):
        if reader.sees(*SEASONS):
            _read_season(reader)
        elif reader.sees(*BANK_NOTES):
            if bank_holidays:
                raise NotUnderstood("bank holidays are spoken of twice")
            bank_holidays = reader.take()
        elif reader.sees(Part.STOP, Part.AND):
            reader.take()
        else:
            reader.rules.append((_read_clause(reader), reader.season))
    if len(reader.rules) > 1 and not reader.rules[0][0].days.named:
        # "Please ring first. Mon-Fri 9am-5pm"
        first = reader.rules[0][0].source
        raise NotUnderstood(f"“{first}” may be about all of the hours or a part")
    return bank_holidays


def _read_season(reader: _Reader) -> None:
    """A season stands before its clauses with a colon, or behind all that it is about."""
    before = reader.words[reader.at - 1].part if reader.at else Part.STOP
    note = reader.take()
    if reader.sees(Part.COLON):
        reader.take()
        reader.season = note.part
        return
    about_all = before is Part.STOP and reader.at > 1 and reader.words[reader.at - 2].text != ";"
    if not reader.rules or (len(reader.rules) > 1 and not about_all) or reader.season:
        raise NotUnderstood(f"“{note.text.strip()}” may be about all of the hours or a part")
    reader.rules = [(rule, note.part) for rule, _ in reader.rules]
    reader.skip(Part.STOP)
    if not reader.sees(Part.END, *BANK_NOTES):
        raise NotUnderstood(f"“{note.text.strip()}” may be about what stands before or behind it")


def _read_clause(reader: _Reader) -> WrittenRule:
    start = reader.at
    reader.skip(Part.FILLER, Part.COLON)
    if reader.sees(Part.APPOINTMENT):
        reader.take()
        if reader.rules or not reader.sees(Part.END, Part.STOP):
            raise NotUnderstood(f"“{reader.source(start)}” may be about all of the hours or a part")
        return _rule(Days(), [ALL_DAY], True, reader.source(start))
    if reader.sees(Part.CLOSED):
        reader.take()
        return WrittenRule(_read_days(reader), off=True, adds=True, source=reader.source(start))
    if reader.sees(*TIMES):
        return _read_times_first(reader, start)
    days = _read_days(reader)
    if reader.sees(Part.COLON, Part.AND, Part.TO) and reader.ahead() in (*TIMES, Part.FILLER):
        reader.take()
    reader.skip(Part.FILLER, Part.COLON)
    if reader.sees(Part.CLOSED):
        reader.take()
        return WrittenRule(days, off=True, adds=True, source=reader.source(start))
    stretches = _read_times(reader)
    asked = reader.sees(Part.APPOINTMENT)
    if asked:
        reader.take()
    if not stretches and not asked:
        raise NotUnderstood(f"“{reader.source(start)}” says no hours")
    return _rule(days, stretches or [ALL_DAY], asked, reader.source(start))


def _read_times_first(reader: _Reader, start: int) -> WrittenRule:
    """ "10am-4pm, Monday to Friday", where that is the whole text."""
    stretches = _read_times(reader)
    reader.skip(Part.AND, Part.FILLER)
    if reader.rules or not reader.sees(*DAY_WORDS):
        raise NotUnderstood(f"“{reader.source(start)}” does not say on which days")
    days = _read_days(reader)
    reader.skip(Part.STOP)
    if not reader.sees(Part.END, *SEASONS, *BANK_NOTES):
        raise NotUnderstood("which times belong to which days is not certain")
    return _rule(days, stretches, False, reader.source(start))


def _rule(days: Days, stretches: list[Stretch], asked: bool, source: str) -> WrittenRule:
    times = tuple(Stretch(s.start_min, s.end_min, asked) for s in stretches)
    # What is said of bank holidays stands in place of the usual hours, the rest side by side.
    return WrittenRule(days, times, adds=not days.holidays, source=source)


def _read_days(reader: _Reader) -> Days:
    start = reader.at
    weekdays: set[tuple[int, int | None]] = set()
    holidays: set[Holiday] = set()
    while reader.sees(*DAY_WORDS):
        if reader.sees(Part.BANK_HOLIDAYS):
            reader.take()
            holidays.add(Holiday.PUBLIC)
        elif reader.sees(Part.NTH):
            weekdays |= _read_nth_days(reader)
        else:
            weekdays |= {(weekday, None) for weekday in _read_day_span(reader)}
        if reader.sees(Part.AND) and reader.ahead() is Part.AND:
            reader.take()  # "Mondays, and Fridays"
        if not (reader.sees(Part.AND) and reader.ahead() in DAY_WORDS):
            break
        reader.take()
    if not weekdays and not holidays:
        found = reader.source(start) or reader.words[reader.at].text or reader.source(0)
        raise NotUnderstood(f"“{found}” does not say on which days")
    return Days(frozenset(weekdays), frozenset(holidays))


def _read_day_span(reader: _Reader) -> set[int]:
    first = reader.take()
    if not (reader.sees(Part.TO) and reader.ahead() is Part.DAYS):
        return set(first.weekdays)
    reader.take()
    last = reader.take()
    if len(first.weekdays) > 1 or len(last.weekdays) > 1 or first.weekdays == last.weekdays:
        raise NotUnderstood(f"“{first.text} - {last.text}” is not a span of weekdays")
    begin, end = first.weekdays[0], last.weekdays[0]
    return {(begin + step) % 7 for step in range((end - begin) % 7 + 1)}


def _read_nth_days(reader: _Reader) -> set[tuple[int, int | None]]:
    """ "1st and 3rd Friday of the month"."""
    start = reader.at
    nths = {reader.take().nth}
    while reader.sees(Part.AND) and reader.ahead() is Part.NTH:
        reader.take()
        nths.add(reader.take().nth)
    if not reader.sees(Part.DAYS):
        raise NotUnderstood(f"“{reader.source(start)}” names no day of the week")
    day = reader.take()
    if not reader.sees(Part.MONTHLY) or len(day.weekdays) > 1:
        raise NotUnderstood(f"“{reader.source(start)}” does not say of what")
    reader.take()
    return {(day.weekdays[0], nth) for nth in nths}


def _read_times(reader: _Reader) -> list[Stretch]:
    if reader.sees(Part.WHOLE_DAY):
        reader.take()
        return [ALL_DAY]
    stretches: list[Stretch] = []
    while reader.sees(Part.TIME):
        between = reader.at and reader.words[reader.at - 1].text == "between"
        first = reader.take().text
        link = reader.words[reader.at].text
        to = link in ("and", "&") if between else reader.sees(Part.TO)  # "4pm and 6pm" are two
        if not to or reader.ahead() is not Part.TIME:
            raise NotUnderstood(f"“{first}” has no closing time")
        reader.take()
        last = reader.take().text
        stretch = spoken_stretch(first, last, reader.on_24_hours)
        if first[-1:].isdigit() and not last[-1:].isdigit():
            clock = f"{stretch.start_min // 60:02}:{stretch.start_min % 60:02}"
            reader.repairs.append(f"“{first} - {last}” read as from {clock}")
        stretches.append(stretch)
        if not (reader.sees(Part.AND) and reader.ahead() is Part.TIME):
            break
        reader.take()
    return stretches


def _settled(found: list[tuple[WrittenRule, Part | None]]) -> list[WrittenRule]:
    """The rules with their seasons, closed days last; two times at once are refused."""
    rules: list[WrittenRule] = []
    for position, (rule, season) in enumerate(found):
        for other, other_season in found[:position]:
            if season is other_season and _clash(rule, other):
                raise NotUnderstood(f"“{other.source}” and “{rule.source}” speak of the same times")
        rules.append(rule)
    rules.sort(key=lambda rule: (bool(rule.days.holidays), rule.off))
    seasons = {season for _, season in found}
    if seasons <= {None}:
        return rules
    if None in seasons:
        raise NotUnderstood("which hours are for term time is not certain")
    seasoned = sorted(found, key=lambda pair: (bool(pair[0].days.holidays), pair[0].off))
    return _by_season(
        [rule for rule, season in seasoned if season is Part.TERM],
        [rule for rule, season in seasoned if season is Part.SCHOOL_HOLIDAYS],
    )


def _by_season(in_term: list[WrittenRule], in_holidays: list[WrittenRule]) -> list[WrittenRule]:
    if any(rule.days.holidays or not rule.days.weekdays for rule in in_holidays):
        raise NotUnderstood("school holidays and bank holidays are spoken of together")
    school = frozenset({Holiday.SCHOOL})
    shut = [WrittenRule(Days(holidays=school), off=True, adds=True, source="term time")]
    return [
        *in_term,
        *(shut if in_term else []),
        *(
            replace(rule, days=Days(rule.days.weekdays, school, holidays_on_weekdays=True))
            for rule in in_holidays
        ),
    ]


def _clash(one: WrittenRule, other: WrittenRule) -> bool:
    if one.off or other.off or one.days.holidays or other.days.holidays:
        return False
    same_day = {day for day, _ in one.days.weekdays} & {day for day, _ in other.days.weekdays}
    return bool(same_day) and any(
        a.start_min < b.end_min and b.start_min < a.end_min
        for a in one.stretches
        for b in other.stretches
    )


def _with_bank_holidays(rules: list[WrittenRule], note: Spoken) -> list[WrittenRule]:
    if any(Holiday.PUBLIC in rule.days.holidays for rule in rules):
        raise NotUnderstood("bank holidays are spoken of twice")
    if note.part is Part.WITH_BANK_HOLIDAYS:
        return [replace(rule, always=True) for rule in rules]
    public = Days(holidays=frozenset({Holiday.PUBLIC}))
    return [*rules, WrittenRule(public, off=True, adds=True, source=note.text)]

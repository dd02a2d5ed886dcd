"""From what a day holds to sessions without dates: weekday, which of the month, bank holidays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from places.importers.hours.day_kinds import NTH_PAIRS, counted_weekdays
from places.importers.hours.day_outcomes import Outcome, outcome
from places.importers.hours.reading import NotUnderstood
from places.importers.hours.written import DayKind, Holiday, Stretch, WrittenRule
from places.recurrence import OnBankHolidays

Pair = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Label:
    """One session but for its dates and season; ``weekday`` None is every bank holiday."""

    weekday: int | None
    nth: int | None
    stretch: Stretch
    on_bank_holidays: OnBankHolidays


def labels_of(rules: Sequence[WrittenRule], kind: DayKind) -> frozenset[Label]:
    """The sessions of one stretch of the calendar and one season.

    ``kind`` gives the stretch and the season; its weekday is not looked at. Raises
    ``NotUnderstood`` where the days cannot be told apart by sessions.
    """
    counted = counted_weekdays(rules)
    labels: set[Label] = set()
    usual: dict[int, dict[Pair, Outcome]] = {}
    holiday: dict[int, dict[Pair, Outcome]] = {}
    for weekday in range(7):
        pairs: Sequence[Pair] = NTH_PAIRS if weekday in counted else ((None, None),)
        kinds = {
            pair: replace(kind, weekday=weekday, nth=pair[0], nth_from_end=pair[1])
            for pair in pairs
        }
        usual[weekday] = {pair: outcome(rules, k) for pair, k in kinds.items()}
        holiday[weekday] = {
            pair: outcome(rules, replace(k, public_holiday=True)) for pair, k in kinds.items()
        }
    if not _says_bank_holidays(rules):
        holiday = {}
    everywhere = _same_on_every_bank_holiday(usual, holiday)
    labels |= {Label(None, None, s, OnBankHolidays.SPECIAL) for s in everywhere}
    for weekday, outcomes in usual.items():
        by_pair = {
            pair: _with_bank_holidays(found, holiday.get(weekday, {}).get(pair), everywhere)
            for pair, found in outcomes.items()
        }
        for nth, stretch, on_bank_holidays in _counted(by_pair):
            labels.add(Label(weekday, nth, stretch, on_bank_holidays))
    return frozenset(labels)


def _says_bank_holidays(rules: Sequence[WrittenRule]) -> bool:
    return any(rule.always or Holiday.PUBLIC in rule.days.holidays for rule in rules)


def _same_on_every_bank_holiday(
    usual: Mapping[int, Mapping[Pair, Outcome]], holiday: Mapping[int, Mapping[Pair, Outcome]]
) -> frozenset[Stretch]:
    """The times of any bank holiday, if they are the same on all and unlike some usual day."""
    outcomes = [found for by_pair in holiday.values() for found in by_pair.values()]
    if len({found.stretches for found in outcomes}) != 1 or any(o.contested for o in outcomes):
        return frozenset()
    stretches = outcomes[0].stretches
    plain = [found.stretches for by_pair in usual.values() for found in by_pair.values()]
    return stretches if any(stretches - found for found in plain) else frozenset()


def _with_bank_holidays(
    usual: Outcome, holiday: Outcome | None, everywhere: frozenset[Stretch]
) -> frozenset[tuple[Stretch, OnBankHolidays]]:
    """Each stretch of a day with what becomes of it on a bank holiday."""
    if Holiday.SCHOOL in usual.contested:
        raise NotUnderstood("the school holidays (SH) come before the days they would change")
    contested = holiday is not None and Holiday.PUBLIC in holiday.contested
    if contested and holiday and holiday.stretches - usual.stretches:
        raise NotUnderstood("the bank holidays (PH) come before the days they would change")
    if holiday is None or contested:
        return frozenset((s, OnBankHolidays.NOT_SAID) for s in usual.stretches)
    kept = frozenset((s, OnBankHolidays.NORMAL) for s in usual.stretches & holiday.stretches)
    closed = frozenset((s, OnBankHolidays.CLOSED) for s in usual.stretches - holiday.stretches)
    if everywhere or not holiday.stretches - usual.stretches:
        return kept | closed
    # Where a special session runs it stands alone, so it has to say the whole day.
    special = frozenset((s, OnBankHolidays.SPECIAL) for s in holiday.stretches)
    return kept | closed | special


Said = tuple[Stretch, OnBankHolidays]


def _counted(by_pair: Mapping[Pair, frozenset[Said]]) -> list[tuple[int | None, *Said]]:
    """The stretches of one weekday, each for every week or for the nth of the month."""
    always = frozenset.intersection(*by_pair.values())
    found: list[tuple[int | None, *Said]] = [(None, *said) for said in always]
    wanted = {pair: said - always for pair, said in by_pair.items()}
    if not any(wanted.values()):
        return found
    for counts in ((0,), (1,), (0, 1)):  # from the start, from the end, or both
        atoms = _atoms(wanted, counts)
        if _make_up(atoms, wanted):
            return found + [(nth, *said) for nth, said in _fewest(atoms, wanted)]
    raise NotUnderstood("which weekdays of the month are meant cannot be kept as sessions")


def _atoms(
    wanted: Mapping[Pair, frozenset[Said]], counts: tuple[int, ...]
) -> set[tuple[int, Said]]:
    atoms: set[tuple[int, Said]] = set()
    for nth in {pair[side] for pair in wanted for side in counts}:
        shared = [said for pair, said in wanted.items() if nth in pair]
        atoms |= {(nth, s) for s in frozenset.intersection(*shared) if nth is not None}
    return atoms


def _make_up(atoms: set[tuple[int, Said]], wanted: Mapping[Pair, frozenset[Said]]) -> bool:
    return all({s for nth, s in atoms if nth in pair} == said for pair, said in wanted.items())


def _fewest(
    atoms: set[tuple[int, Said]], wanted: Mapping[Pair, frozenset[Said]]
) -> list[tuple[int, Said]]:
    kept = set(atoms)
    for atom in sorted(atoms, key=lambda a: (-abs(a[0]), a[1])):
        if _make_up(kept - {atom}, wanted):
            kept.remove(atom)
    return sorted(kept)

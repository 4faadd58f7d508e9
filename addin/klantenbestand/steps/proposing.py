"""Which customers may be double, with what a person decided so far; `dubbelen` and `samenvoegen` share it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import field

import pandas as pd

from klantenbestand.book.memory import Memory, read_memory
from klantenbestand.book.protocol import Book
from klantenbestand.duplicates.decisions import (
    Answer,
    Decision,
    Pair,
    Proposal,
    Shown,
    editable_fields,
    pairs_of,
    proposals,
)
from klantenbestand.duplicates.proposals import QUESTION, RELATED, SURE, Duplicates, find_duplicates
from klantenbestand.reading.sheet_data import SheetData
from klantenbestand.steps.checked import Checked
from klantenbestand.steps.duplicate_memory import (
    Refusal,
    new_refusals,
    numbered_anew,
    prints_of,
    refusals,
    shown_before,
    still_refused,
    taken_back,
    with_new,
    with_put_off,
    with_refusals,
    with_shown,
)
from klantenbestand.steps.outcome import Run
from klantenbestand.tabs import dubbelen as tab
from klantenbestand.tabs.dubbelen_answers import answers, asked_again
from klantenbestand.tabs.klantoverzicht import display_names
from klantenbestand.words.choices import OneName
from klantenbestand.words.frozen import frozen
from klantenbestand.words.settings import Settings
from klantenbestand.words.tab import Tab
from klantenbestand.words.texts.tabs import say
from klantenbestand.words.wording import day, listing


@frozen
class Decided:
    """What stands on the tab and in the memory: answers by group, what we showed there, every refusal, those that hold
    today, and the pairs of the others: a row is another by now, or a person wants to see them again."""

    answers: Mapping[str, Answer] = field(default_factory=dict)
    shown: Mapping[str, Shown] = field(default_factory=dict)
    remembered: Sequence[Refusal] = ()
    refused: Sequence[Refusal] = ()
    once_refused: frozenset[Pair] = frozenset()


@frozen
class Proposed:
    """The proposals of today on *Klanten*, with the decisions on them."""

    customers: SheetData
    found: Duplicates
    proposals: Sequence[Proposal]
    fields: Sequence[str]
    decided: Decided
    memory: Memory

    @property
    def open_count(self) -> int:
        """How many groups a person still has to look at."""
        return sum(tab.is_open(one) for one in self.proposals)

    @property
    def ready_count(self) -> int:
        """How many groups stand ready to be merged."""
        return sum(one.is_ready for one in self.proposals)


def propose(
    book: Book, customers: SheetData, settings: Settings, run: Run, said: Sequence[Refusal] | None = None
) -> Proposed:
    """Find the duplicates in *Klanten*, leaving out what was refused, and put the decisions back on them.

    `said` is every refusal, where that is known already.
    """
    memory = read_memory(book)
    decided = decisions(book, customers, memory, run)
    decided = decided if said is None else _decided(customers, decided.answers, decided.shown, said)
    run.progress("Dubbelen zoeken", 0.5)
    known_no = [one.pair for one in decided.refused]
    one_name = OneName(settings.one_name)
    before = [*_still_asked(customers, decided.shown), *_asked_anew(customers, decided)]
    found = find_duplicates(customers.frame, known_no, one_name=one_name, asked_before=before)
    fields = shown_fields(customers)
    groups = [*found.with_verdict(SURE), *found.with_verdict(QUESTION)]
    tick_asked = one_name is OneName.MERGE
    made = proposals(
        *(groups, customers.frame, fields, decided.answers, decided.shown),
        tick_asked=tick_asked,
        once_refused=decided.once_refused,
    )
    return Proposed(customers, found, made, fields, decided, memory)


def shown_fields(customers: SheetData) -> tuple[str, ...]:
    """The fields that a person may change: those with a column of their own."""
    return editable_fields(customers.frame, [key for key, source in customers.made_from.items() if key != source])


def decisions(book: Book, customers: SheetData, memory: Memory, run: Run) -> Decided:
    """What a person decided, on the tab and before."""
    given = answers(book.own_table(tab.NAME, tab.NAME))
    again = asked_again(book.own_table(tab.NAME, tab.REFUSED))
    shown = shown_before(memory)
    said = taken_back(refusals(memory), again)
    for group, answer in given.items():
        if answer.decision is Decision.DIFFERENT and group in shown:
            pairs = pairs_of(shown[group].rows) - _surely_one(group, shown, given)
            said = with_new(said, new_refusals(group, pairs, shown[group].rows, run.peildatum))
        elif group in shown and shown[group].is_put_off(answer):  # also when it leaves the tab for a while
            said = with_put_off(said, group, pairs_of(shown[group].rows), run.peildatum)
    return _decided(customers, given, shown, numbered_anew(said, customers))


def _decided(
    customers: SheetData, given: Mapping[str, Answer], shown: Mapping[str, Shown], said: Sequence[Refusal]
) -> Decided:
    holds = still_refused(said, prints_of(customers.frame, {number for one in said for number in one.pair}))
    # who was merged by hand, in his own column for that, takes along what was said of him
    merged = customers.merged
    sides = [tuple(sorted({merged.get(number, number) for number in one.pair})) for one in said]
    once = {one.pair for one in said} | {(pair[0], pair[-1]) for pair in sides if len(pair) == 2}
    once -= {one.pair for one in holds}
    return Decided(given, shown, said, holds, frozenset(once))


def _surely_one(group: str, shown: Mapping[str, Shown], given: Mapping[str, Answer]) -> set[Pair]:
    """Pairs that are one customer in another group that is sure, unless that was refused too: a question joins whole
    such groups."""
    return {
        pair
        for other, one in shown.items()
        if other != group
        and one.verdict == SURE
        and given.get(other, Answer(Decision.OPEN)).decision != Decision.DIFFERENT
        for pair in pairs_of(one.rows)
    }


def _still_asked(customers: SheetData, shown: Mapping[str, Shown]) -> list[set[str]]:
    """The customers of each question on the tab of which no row has changed since, but by merging."""
    merged = customers.merged
    joined = {merged[number] for one in shown.values() for number in one.rows if number in merged}
    questions = [one.rows for one in shown.values() if one.verdict == QUESTION]
    prints = prints_of(customers.frame, {merged.get(number, number) for rows in questions for number in rows})
    found = []
    for rows in questions:
        now = {number: merged.get(number, number) for number in rows}
        same = [now[number] in joined or prints.get(now[number]) == text for number, text in rows.items()]
        if all(same) and len(set(now.values())) > 1:
            found.append(set(now.values()))
    return found


def _asked_anew(customers: SheetData, decided: Decided) -> list[set[str]]:
    """The customers of each refusal that holds no more: together as it was said of them, two by two where it still
    holds of some."""
    there, no = set(customers.frame["customer"]), {one.pair for one in decided.refused}
    groups: dict[str, set[Pair]] = defaultdict(set)
    for one in decided.remembered:
        if one.pair in decided.once_refused and set(one.pair) <= there:
            groups[one.group].add(one.pair)
    found = list[set[str]]()
    for pairs in groups.values():
        whole = {number for pair in pairs for number in pair}
        found += [set(pair) for pair in sorted(pairs)] if pairs_of(whole) & no else [whole]
    return found


def proposed_tab(checked: Checked, proposed: Proposed, run: Run) -> Tab:
    """The tab *Dubbelen*."""
    data, found = checked.data, proposed.found
    around = tab.Around(
        related=found.with_verdict(RELATED),
        refused=_refused(proposed),
        merged=len(data.merged),
        estimate=found.estimate.sentence,
        left_out=found.left_out,
        purchases=_counts(data.purchases),
        contacts=_counts(data.contacts),
    )
    period = say("period.today", peildatum=day(run.peildatum))
    return tab.dubbelen(proposed.proposals, proposed.fields, proposed.customers, around, period)


def _refused(proposed: Proposed) -> pd.DataFrame:
    frame = proposed.customers.frame
    names = dict(zip(frame["customer"], display_names(frame), strict=True))
    groups: dict[str, list[Refusal]] = {}
    for one in proposed.decided.refused:
        groups.setdefault(one.group, []).append(one)
    lines = [
        {
            "group": group,
            "names": listing(dict.fromkeys(str(names.get(number, number)) for one in ones for number in one.pair)),
            "day": pd.Timestamp(ones[0].day) if ones[0].day.year > 1 else None,
        }
        for group, ones in groups.items()
    ]
    return pd.DataFrame(lines, columns=["group", "names", "day"], dtype=object)


def _counts(sheet: SheetData | None) -> dict[str, int] | None:
    if sheet is None or "customer" not in sheet.frame:
        return None
    return {str(number): int(count) for number, count in sheet.frame["customer"].value_counts().items()}


def remembered(proposed: Proposed) -> Memory:
    """What the workbook must remember now."""
    return with_shown(with_refusals(proposed.memory, proposed.decided.remembered), proposed.proposals)

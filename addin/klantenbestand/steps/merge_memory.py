"""What is remembered of duplicates once a merge was taken back, or was carried out again after that.

Two customers that someone said are not the same stay so: an undo takes back what the step did, not what he knows.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace

from klantenbestand.book.journal import MemoryLine
from klantenbestand.book.memory import Memory
from klantenbestand.duplicates.decisions import Decision, Proposal
from klantenbestand.reading.data import Data
from klantenbestand.steps.duplicate_memory import REFUSED, group_of, numbers_of
from klantenbestand.steps.proposing import Proposed
from klantenbestand.steps.run_memory import with_lines_back


def came_and_went(before: Data, after: Data) -> tuple[set[str], set[str]]:
    """The customer numbers that are in use again, and those that are no more."""
    old, new = (
        set() if data.customers is None else {str(number) for number in data.customers.frame["customer"].dropna()}
        for data in (before, after)
    )
    return new - old, old - new


def memory_back(memory: Memory, lines: Iterable[MemoryLine], moved: Collection[str], *, whole: bool) -> Memory:
    """The memory as it was before a run, for the customers in `moved`: who were merged or came back, and who stayed
    then; what was newly said to be not the same in that run stays. Not `whole`: nothing else goes back."""
    back = []
    for line in lines:
        if line.word != REFUSED:
            back += [line] if whole else []
            continue
        touched = {group_of(row) for row in (*line.gone, *line.came) if numbers_of(row) & set(moved)}
        touched &= {group_of(row) for row in line.gone}  # followed a customer to another number, or ended with him
        gone, came = (tuple(row for row in rows if group_of(row) in touched) for rows in (line.gone, line.came))
        back.append(replace(line, gone=gone, came=came))
    return with_lines_back(memory, back)


def not_ticked(proposed: Proposed, back: Collection[str]) -> Proposed:
    """The proposals with customers who just came back for later: who took them apart does not want them together at the
    next click."""

    def later(one: Proposal) -> Proposal:
        is_new = one.decision is Decision.MERGE and one.key not in proposed.decided.answers
        return replace(one, decision=Decision.LATER) if is_new and set(back) & set(one.group.customers) else one

    return replace(proposed, proposals=[later(one) for one in proposed.proposals])

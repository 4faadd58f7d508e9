"""Which customer a buyer without a number of his own became, as *Geheugen* has it: fingerprints only.

So an export that is taken over again adds nobody twice, also where the customer was changed or merged since.
"""

from collections.abc import Mapping, Sequence

import pandas as pd

from klantenbestand.book.memory import Memory
from klantenbestand.book.row_keys import key_text
from klantenbestand.duplicates.called import Called
from klantenbestand.reading.data import Data
from klantenbestand.reading.merged_numbers import followed
from klantenbestand.steps.import_buyers import Buyers
from klantenbestand.steps.import_numbers import Names

WORD = "kopers"
_PRINT, _CUSTOMER = _COLUMNS = ("Vingerafdruk", "Klantnummer")


def remembered_buyers(memory: Memory) -> dict[str, str]:
    """Fingerprint (of `Buyers.prints`) -> customer number then."""
    lines = memory.table(WORD, _COLUMNS).to_dict("records")
    return {key_text(line[_PRINT]): key_text(line[_CUSTOMER]) for line in lines if key_text(line[_CUSTOMER])}


def by_memory(data: Data, buyers: Buyers, known: Mapping[str, str]) -> dict[int, str]:
    """The buyers of whom all that was taken over before became one customer, who is still there.

    A number that is of someone else by now is not followed; one that someone merged into another is, for he knows why.
    """
    if data.customers is None or not known:
        return {}
    there = set(data.customers.frame["customer"].dropna())
    found, direct = dict[int, str](), list[tuple[int, str]]()
    for row, texts in buyers.prints.items():
        before = {known[text] for text in texts if text in known}
        numbers = {followed(number, data.merged) for number in before}
        if len(numbers) == 1 and numbers <= there:
            found[row] = numbers.pop()
            direct += [(row, found[row])] if found[row] in before else []
    names = Names.of(data, buyers.frame, direct)
    others = {row for row, number in direct if names.level(row, number) is Called.OTHERWISE}
    return {row: number for row, number in found.items() if row not in others}


def with_buyers(memory: Memory, prints: Mapping[int, Sequence[str]], numbers: Mapping[int, str]) -> Memory:
    """The memory with the customers that these buyers are now."""
    told = {text: number for row, number in numbers.items() for text in prints.get(row, ())}
    held = remembered_buyers(memory)
    if all(held.get(text) == number for text, number in told.items()):
        return memory
    lines = sorted((held | told).items())
    return memory.with_table(WORD, pd.DataFrame(lines, columns=list(_COLUMNS), dtype=object))

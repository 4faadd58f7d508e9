"""What *Geheugen* keeps of earlier imports: which customer each buyer became, and what was found of numbers.

So an export that is taken over again adds nobody twice, also where the customer was changed or merged since. Of buyers
only fingerprints are kept.
"""

from collections.abc import Iterable, Mapping
from dataclasses import field

import pandas as pd

from klantenbestand.book.memory import Memory
from klantenbestand.book.row_keys import key_text
from klantenbestand.reading.merged_numbers import followed
from klantenbestand.words.frozen import frozen

BUYERS, SOURCES = "kopers", "bronnen"
_PRINT, _CUSTOMER = _BUYER_COLUMNS = ("Vingerafdruk", "Klantnummer")
_SOURCE, _KIND, _VALUE, _TOLD, _OF = _SOURCE_COLUMNS = ("Bron", "Soort", "Waarde", "Nummers", "Klantnummers")
_OWN, _SHARED, _YES, _NO = "eigen nummers", "van meer klanten", "ja", "nee"
_BETWEEN = "\n"
UNKNOWN = "?"  # someone on a number whose customer is not known


@frozen
class Shared:
    """A number of more than one customer: what *Nummers* said of it then, and the customers ("?" for an unknown one).
    It is so until *Nummers* says something else, or the customers were merged."""

    told: str
    customers: tuple[str, ...]


@frozen
class Before:
    """`customers`: fingerprint (of `Buyers.prints`) -> customer number then; `own`: whether a source (folded) uses the
    owner's numbers; `everybodys`: numbers (`loose`) at a source (folded) that are of more than one customer."""

    customers: Mapping[str, str] = field(default_factory=dict)
    own: Mapping[str, bool] = field(default_factory=dict)
    everybodys: Mapping[tuple[str, str], Shared] = field(default_factory=dict)

    def still_shared(self, told: Mapping[tuple[str, str], str], merged: Mapping[str, str]) -> set[tuple[str, str]]:
        """The numbers that are so today; `told` as of `import_numbers.told_now`."""
        return {
            key
            for key, one in self.everybodys.items()
            if one.told == told.get(key, "") and len({followed(number, merged) for number in one.customers}) > 1
        }


def remembered_imports(memory: Memory) -> Before:
    """All of it."""
    buyers = memory.table(BUYERS, _BUYER_COLUMNS).to_dict("records")
    sources = memory.table(SOURCES, _SOURCE_COLUMNS).to_dict("records")
    lines = [tuple(key_text(line[column]) for column in _SOURCE_COLUMNS) for line in sources]
    return Before(
        {key_text(line[_PRINT]): key_text(line[_CUSTOMER]) for line in buyers if key_text(line[_CUSTOMER])},
        {source: value == _YES for source, kind, value, _, _ in lines if kind == _OWN},
        {
            (source, value): Shared(told, tuple(of.split(_BETWEEN)))
            for source, kind, value, told, of in lines
            if kind == _SHARED
        },
    )


def with_imports(memory: Memory, more: Before, merged: Mapping[str, str]) -> Memory:
    """The memory with this besides; the last word on a buyer or a source holds. Who was merged since keeps the number
    that he had, for a merge can be taken back."""
    held = remembered_imports(memory)
    changed = {
        text: number
        for text, number in more.customers.items()
        if text not in held.customers or followed(held.customers[text], merged) != number
    }
    if changed:
        lines = sorted({**held.customers, **changed}.items())
        memory = memory.with_table(BUYERS, _table(lines, _BUYER_COLUMNS))
    own, everybodys = {**held.own, **more.own}, {**held.everybodys, **more.everybodys}
    if (own, everybodys) != (held.own, held.everybodys):
        told = [(source, _OWN, _YES if is_own else _NO, "", "") for source, is_own in sorted(own.items())]
        told += [(*key, one.told, _BETWEEN.join(one.customers)) for key, one in sorted(_kinds(everybodys).items())]
        memory = memory.with_table(SOURCES, _table(told, _SOURCE_COLUMNS))
    return memory


def _kinds(everybodys: Mapping[tuple[str, str], Shared]) -> dict[tuple[str, str, str], Shared]:
    return {(source, _SHARED, number): one for (source, number), one in everybodys.items()}


def _table(lines: Iterable[tuple[str, ...]], columns: tuple[str, ...]) -> pd.DataFrame:
    return pd.DataFrame(list(lines), columns=list(columns), dtype=object)

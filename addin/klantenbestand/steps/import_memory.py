"""What *Geheugen* keeps of earlier imports: which customer each buyer became, and what was found of numbers.

So an export that is taken over again adds nobody twice, also where the customer was changed or merged since. Of buyers
only fingerprints are kept.
"""

from collections.abc import Iterable, Mapping
from dataclasses import field

import pandas as pd

from klantenbestand.book.memory import Memory
from klantenbestand.book.row_keys import key_text
from klantenbestand.words.frozen import frozen

BUYERS, SOURCES = "kopers", "bronnen"
_PRINT, _CUSTOMER = _BUYER_COLUMNS = ("Vingerafdruk", "Klantnummer")
_SOURCE, _KIND, _VALUE = _SOURCE_COLUMNS = ("Bron", "Soort", "Waarde")
_OWN, _SHARED, _YES, _NO = "eigen nummers", "van meer klanten", "ja", "nee"


@frozen
class Before:
    """`customers`: fingerprint (of `Buyers.prints`) -> customer number then; `own`: whether a source (folded) uses the
    owner's numbers; `everybodys`: numbers at a source (folded) that were of more than one customer."""

    customers: Mapping[str, str] = field(default_factory=dict)
    own: Mapping[str, bool] = field(default_factory=dict)
    everybodys: frozenset[tuple[str, str]] = frozenset()


def remembered_imports(memory: Memory) -> Before:
    """All of it."""
    buyers = memory.table(BUYERS, _BUYER_COLUMNS).to_dict("records")
    sources = [
        (key_text(line[_SOURCE]), key_text(line[_KIND]), key_text(line[_VALUE]))
        for line in memory.table(SOURCES, _SOURCE_COLUMNS).to_dict("records")
    ]
    return Before(
        {key_text(line[_PRINT]): key_text(line[_CUSTOMER]) for line in buyers if key_text(line[_CUSTOMER])},
        {source: value == _YES for source, kind, value in sources if kind == _OWN},
        frozenset((source, value) for source, kind, value in sources if kind == _SHARED),
    )


def with_imports(memory: Memory, more: Before) -> Memory:
    """The memory with this besides; the last word on a buyer or a source holds."""
    held = remembered_imports(memory)
    customers = {**held.customers, **more.customers}
    if customers != held.customers:
        memory = memory.with_table(BUYERS, _table(sorted(customers.items()), _BUYER_COLUMNS))
    own, everybodys = {**held.own, **more.own}, held.everybodys | more.everybodys
    if (own, everybodys) != (held.own, held.everybodys):
        lines = [(source, _OWN, _YES if is_own else _NO) for source, is_own in sorted(own.items())]
        lines += [(source, _SHARED, number) for source, number in sorted(everybodys)]
        memory = memory.with_table(SOURCES, _table(lines, _SOURCE_COLUMNS))
    return memory


def _table(lines: Iterable[tuple[str, ...]], columns: tuple[str, ...]) -> pd.DataFrame:
    return pd.DataFrame(list(lines), columns=list(columns), dtype=object)

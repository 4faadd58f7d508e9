"""Which column of the owner is which of ours: by header, by alias, never by likeness alone."""

import re
from collections.abc import Collection, Mapping

from klantenbestand.reading.texts import fold
from klantenbestand.words.columns import Column, DataSheet
from klantenbestand.words.frozen import frozen

_BRACKETS = re.compile(r"[(\[{][^)\]}]*[)\]}]")
_ALIKE = 84  # of 100: one wrong, missing or swapped letter in a word of seven
_ALIKE_LENGTH = 5  # shorter words are alike too easily ("Land", "Mand")
_UNWANTED = 1000  # rank of a header that speaks of the other kind of amount
_STAND_INS = {"amount": ("price",)}  # without Bedrag, Aantal x Prijs will do


@frozen
class Headers:
    """The headers of an area: `texts` by Excel column as typed, `columns` by key, and what was left.

    `rivals` are columns that mean the same as one that was taken (Excel column -> key).
    """

    texts: Mapping[int, str]
    columns: Mapping[str, int]
    rivals: Mapping[int, str]
    exact: frozenset[str]  # keys that were found by their own header

    @property
    def extra(self) -> Mapping[int, str]:
        """The owner's own columns."""
        taken = set(self.columns.values())
        return {column: text for column, text in self.texts.items() if column not in taken}

    def text(self, key: str) -> str:
        """The owner's header of one of our columns."""
        return " ".join(self.texts[self.columns[key]].split())


def match_headers(sheet: DataSheet, texts: Mapping[int, str], unwanted: str = "") -> Headers:
    """Which of these headers (by Excel column) are columns of this sheet.

    Case, spaces, signs, accents and what stands between brackets make no difference. A column's own header goes
    before an alias, an earlier alias before a later one, left before right. A header with `unwanted` in it ("incl")
    comes last.

    >>> from klantenbestand.words.sheets import PURCHASES
    >>> found = match_headers(PURCHASES, {2: "FACTUUR", 3: "Factuur-nummer", 5: "Factuurdatum", 6: "Bedrag (in €)"})
    >>> found.columns, found.rivals
    ({'amount': 6, 'date': 5, 'order': 3}, {2: 'order'})
    """
    candidates = sorted(
        (rank + (_UNWANTED if unwanted and unwanted in fold(text) else 0), number, key)
        for number, text in texts.items()
        for rank, key in _meanings(sheet, text)
    )
    columns: dict[str, int] = {}
    rivals: dict[int, str] = {}
    exact = set()
    for rank, number, key in candidates:
        if number in columns.values():
            continue
        if key in columns:
            rivals.setdefault(number, key)
            continue
        columns[key] = number
        if rank < 1:
            exact.add(key)
    left = {number: key for number, key in rivals.items() if number not in columns.values()}
    return Headers(texts, columns, left, frozenset(exact))


def _meanings(sheet: DataSheet, text: str) -> list[tuple[float, str]]:
    """The keys that a header may stand for, with a rank: 0 is the column's own name."""
    whole, short = fold(text), fold(_BRACKETS.sub(" ", text))
    names = _names(sheet)
    found = [(float(rank), key) for rank, key in names.get(whole, ())]
    if short and short != whole:
        found += [(rank + 0.5, key) for rank, key in names.get(short, ())]
    return found


_NAMES: dict[str, dict[str, list[tuple[int, str]]]] = {}


def _names(sheet: DataSheet) -> dict[str, list[tuple[int, str]]]:
    """Every folded name of a column on this sheet, with rank and key; worked out once."""
    if sheet.key not in _NAMES:
        names: dict[str, list[tuple[int, str]]] = {}
        for column in sheet:
            for rank, name in enumerate((column.header, *column.aliases)):
                names.setdefault(fold(name), []).append((rank, column.key))
                short = fold(_BRACKETS.sub(" ", name))
                if short != fold(name):
                    names.setdefault(short, []).append((rank, column.key))
        _NAMES[sheet.key] = names
    return _NAMES[sheet.key]


def lacking(sheet: DataSheet, keys: Collection[str]) -> tuple[Column, ...]:
    """The needed columns that are not there and for which nothing stands in."""
    return tuple(
        column
        for column in sheet.needed
        if column.key not in keys and not any(key in keys for key in _STAND_INS.get(column.key, ()))
    )


def near_misses(sheet: DataSheet, headers: Headers) -> dict[str, int]:
    """Our columns that were not found, with the owner's column whose header looks most like it.

    >>> from klantenbestand.words.sheets import CUSTOMERS
    >>> near_misses(CUSTOMERS, match_headers(CUSTOMERS, {1: "Klantnumer", 2: "Achternam", 3: "Maat"}))
    {'customer': 1, 'last_name': 2}
    """
    free = {number: fold(text) for number, text in headers.extra.items() if number not in headers.rivals}
    free = {number: text for number, text in free.items() if len(text) >= _ALIKE_LENGTH}
    if not free:
        return {}
    from rapidfuzz import fuzz, process  # only here: most workbooks have no header that is not ours

    names = {
        name: meanings[0][1]
        for name, meanings in _names(sheet).items()
        if len(name) >= _ALIKE_LENGTH and meanings[0][1] not in headers.columns
    }
    best: dict[str, tuple[float, int]] = {}
    for number, text in free.items():
        match = process.extractOne(text, list(names), scorer=fuzz.ratio, score_cutoff=_ALIKE)
        if match:
            key = names[match[0]]
            best[key] = max(best.get(key, (0.0, 0)), (match[1], number))
    return {key: number for key, (_, number) in best.items()}

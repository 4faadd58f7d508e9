"""*Geheugen*: what the product must remember from run to run, as tables `Geheugen_<word>` on a hidden tab.

It goes along with the workbook, wherever that is copied to; the person's cells are not kept here but on their own tabs.

    memory = read_memory(book)
    pairs = memory.table("paren", ("links", "rechts"))
    book.put([..., memory_tab(memory.with_table("paren", pairs))])
"""

from collections.abc import Mapping, Sequence
from dataclasses import field, replace

import pandas as pd

from klantenbestand.book.protocol import Book
from klantenbestand.words.frozen import frozen
from klantenbestand.words.tab import Field, Format, Group, Tab, Table
from klantenbestand.words.texts import book as words

NAME = "Geheugen"

_CONTENTS = "inhoud"  # the table that lists the others
_WORD = "Tabel"


@frozen
class Memory:
    """What is remembered: word -> table, with its headers as columns."""

    tables: Mapping[str, pd.DataFrame] = field(default_factory=dict)

    def table(self, word: str, columns: Sequence[str]) -> pd.DataFrame:
        """The table of this word with at least these columns; without rows where nothing is remembered.

        Texts are str, numbers float, dates Timestamp; an empty cell is None.
        """
        found = self.tables.get(word)
        if found is None:
            return pd.DataFrame(columns=list(columns), dtype=object)
        return found.reindex(columns=list(dict.fromkeys((*columns, *found.columns))))

    def with_table(self, word: str, table: pd.DataFrame) -> "Memory":
        """The memory with this table in place of the one of that word."""
        return replace(self, tables={**self.tables, word: table})


def read_memory(book: Book) -> Memory:
    """What the workbook remembers."""
    contents = book.own_table(NAME, _name(_CONTENTS))
    if contents is None:
        return Memory()
    found = {str(word): book.own_table(NAME, _name(str(word))) for word in contents[_WORD].dropna()}
    return Memory({word: table.reset_index(drop=True) for word, table in found.items() if table is not None})


def memory_tab(memory: Memory) -> Tab:
    """The hidden tab; whatever is not in `memory` is forgotten."""
    words_known = pd.DataFrame({_WORD: sorted(memory.tables)}, dtype="str")
    tables = {_CONTENTS: words_known, **{word: memory.tables[word] for word in sorted(memory.tables)}}
    return Tab(
        name=NAME,
        group=Group.MEMORY,
        title=NAME,
        conclusion=words.MEMORY_CONCLUSION,
        tables=tuple(Table(_name(word), table, _fields(table)) for word, table in tables.items()),
        hidden=True,
    )


def _name(word: str) -> str:
    return f"{NAME}_{word}"


def _fields(table: pd.DataFrame) -> tuple[Field, ...]:
    return tuple(Field(str(column), str(column), _format(table[column])) for column in table.columns)


def _format(column: "pd.Series") -> Format:
    """Dates as dates and numbers as numbers; what is mixed stays so, a number format holds texts too."""
    kinds = {type(value) for value in column.dropna().astype(object)}
    if kinds and all(issubclass(kind, pd.Timestamp) for kind in kinds):
        return Format.DATE
    is_number = pd.api.types.is_numeric_dtype(column.dtype) or any(issubclass(kind, (int, float)) for kind in kinds)
    return Format.DECIMAL if is_number and not pd.api.types.is_bool_dtype(column.dtype) else Format.TEXT

"""A selection as people write it, parsed: `Plaats = Utrecht en Omzet >= 500 en "Laatste aankoop" < 01-01-2025`.

    selectie     = deel { "of" deel }
    deel         = voorwaarde { "en" voorwaarde }
    voorwaarde   = "niet" voorwaarde | "(" selectie ")" | kolom vergelijking waarde | kolom ["is"] ["niet"] "leeg"
    vergelijking = "=" | "<>" | "<" | "<=" | ">" | ">=" | "is" ["niet"] | "bevat" ["niet"] | "begint met"

Columns and values may be several words; where one holds "en", "of" or another word of the language, it stands between
double quotes. A single quote is an ordinary sign ('s-Hertogenbosch). Nothing is ever evaluated as code.
"""

import re
from enum import StrEnum

from klantenbestand.words.errors import KlantenbestandError, UsageError
from klantenbestand.words.frozen import frozen


class Operator(StrEnum):
    """How a column is compared with a value; EMPTY without one."""

    EQUAL = "="
    UNEQUAL = "<>"
    LESS = "<"
    LESS_EQUAL = "<="
    MORE = ">"
    MORE_EQUAL = ">="
    HOLDS = "bevat"
    STARTS = "begint met"
    EMPTY = "leeg"


@frozen
class Comparison:
    """One condition on one column. `said_not`: unequal was said with the word "niet"."""

    column: str
    operator: Operator
    value: str = ""
    said_not: bool = False


@frozen
class Not:
    """The opposite of a condition."""

    inner: "Condition"


@frozen
class All:
    """Every one of them ("en")."""

    parts: tuple["Condition", ...]


@frozen
class Any:
    """At least one of them ("of")."""

    parts: tuple["Condition", ...]


Condition = Comparison | Not | All | Any

_LONGEST, _DEEPEST = 2000, 40
_QUOTES = '"“”„'
_TOKEN = re.compile(
    rf"\s*(?:[{_QUOTES}](?P<quoted>[^{_QUOTES}]*)[{_QUOTES}]|(?P<sign><=|>=|<>|!=|==|[=<>≤≥≠()])|(?P<word>[^\s{_QUOTES}<>=!≤≥≠()]+))"
)
_SIGNS = {"==": "=", "!=": "<>", "≠": "<>", "≤": "<=", "≥": ">="}
_COMPARING = frozenset({"=", "<>", "<", "<=", ">", ">="})
_STARTERS = frozenset({"is", "bevat", "begint", "leeg", "niet"})
_BETWEEN = frozenset({"en", "of"})
_BRACKETS = frozenset({"(", ")"})


@frozen
class _Token:
    """A word, a sign, or what stood between quotes (which is never a word of the language)."""

    text: str
    quoted: bool = False

    @property
    def meaning(self) -> str:
        return "" if self.quoted else self.text.casefold()


def parse(text: str) -> Condition:
    """The condition that a selection stands for. UsageError with what is wrong and where."""
    tokens = _tokens(text)
    if not tokens:
        raise UsageError("filter-empty")
    parser = _Parser(tokens)
    condition = parser.either()
    if parser.now is not None:
        raise parser.error("filter-unclosed" if parser.now.meaning == ")" else "filter-leftover")
    return condition


def _tokens(text: str) -> list[_Token]:
    if len(text) > _LONGEST:
        raise UsageError("filter-too-long")
    tokens, position = [], 0
    text = text.strip()
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None:
            raise UsageError("filter-unclosed")
        if match["quoted"] is not None:
            tokens.append(_Token(" ".join(match["quoted"].split()), quoted=True))
        else:
            found = match["sign"] or match["word"]
            tokens.append(_Token(_SIGNS.get(found, found)))
        position = match.end()
    return tokens


class _Parser:
    """Reads tokens from left to right."""

    def __init__(self, tokens: list[_Token]) -> None:
        self.tokens, self.position, self.depth = tokens, 0, 0

    @property
    def now(self) -> _Token | None:
        return self.tokens[self.position] if self.position < len(self.tokens) else None

    def next_is(self, *meanings: str) -> bool:
        """Whether these words come now; if so they are read."""
        ahead = [token.meaning for token in self.tokens[self.position : self.position + len(meanings)]]
        if ahead != list(meanings):
            return False
        self.position += len(meanings)
        return True

    def error(self, code: str) -> KlantenbestandError:
        around = self.tokens[max(self.position - 2, 0) : self.position + 2]
        return UsageError(code, near=" ".join(token.text for token in around))

    def either(self) -> Condition:
        parts = [self.every()]
        while self.next_is("of"):
            parts.append(self.every())
        return parts[0] if len(parts) == 1 else Any(tuple(parts))

    def every(self) -> Condition:
        parts = [self.one()]
        while self.next_is("en"):
            parts.append(self.one())
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def one(self) -> Condition:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise UsageError("filter-too-long")
        try:
            if self.next_is("niet"):
                return Not(self.one())
            if self.next_is("("):
                inner = self.either()
                if not self.next_is(")"):
                    raise self.error("filter-unclosed")
                return inner
            return self.comparison()
        finally:
            self.depth -= 1

    def comparison(self) -> Condition:
        begin = self.position
        column = self._words(until=_COMPARING | _STARTERS | _BETWEEN | _BRACKETS)
        if not column:
            raise self.error("filter-expected-column")
        if any(self.next_is(*words) for words in (("is", "leeg"), ("leeg",))):
            return Comparison(column, Operator.EMPTY)
        if any(self.next_is(*words) for words in (("is", "niet", "leeg"), ("niet", "leeg"))):
            return Not(Comparison(column, Operator.EMPTY))
        for words, operator, opposite, said_not in _OPERATORS:
            if self.next_is(*words):
                made = Comparison(column, operator, self._value(), said_not)
                return Not(made) if opposite else made
        if begin and self.tokens[begin - 1].meaning in _BETWEEN:
            raise UsageError("filter-repeat-column", near=column)
        raise UsageError("filter-expected-operator", near=column)

    def _value(self) -> str:
        value = self._words(until=_BETWEEN | _COMPARING | _BRACKETS)
        if value is None:
            raise self.error("filter-expected-value")
        return value

    def _words(self, until: frozenset[str]) -> str | None:
        """The words up to one of `until`, or one text between quotes; None where there are none."""
        if self.now and self.now.quoted:
            self.position += 1
            return self.tokens[self.position - 1].text
        words = []
        while self.now and self.now.meaning not in until and not self.now.quoted:
            words.append(self.now.text)
            self.position += 1
        return " ".join(words) or None


_OPERATORS: tuple[tuple[tuple[str, ...], Operator, bool, bool], ...] = (
    (("is", "niet"), Operator.UNEQUAL, False, True),
    (("is",), Operator.EQUAL, False, False),
    (("bevat", "niet"), Operator.HOLDS, True, False),
    (("bevat",), Operator.HOLDS, False, False),
    (("begint", "met"), Operator.STARTS, False, False),
    *(((sign,), Operator(sign), False, False) for sign in ("=", "<>", "<=", ">=", "<", ">")),
)

"""E-mail addresses in text that somebody typed or pasted, and what stands there that is none: a mistyped one?"""

import re
from collections.abc import Iterable, Sequence

from klantenbestand.reading.texts import clean_text, fold

HEADERS = ("email", "emailadres", "emailaddress", "mail", "mailadres", "mailaddress", "subscriber", "recipient")

_ENDS = r"\s,;:<>()\[\]\"'|"
# Whole: of "jan@piet@x.example" no part is an address.
_ADDRESS = re.compile(rf"(?<![^{_ENDS}])[^{_ENDS}@]+@[^{_ENDS}@]+\.[^{_ENDS}@.]+(?![^{_ENDS}]*@)")
_BETWEEN = ",<>()[]\"'|: "
_BARE = re.compile(r"(?!www\.)[\w.+-]+\.[a-z]{2,}")  # an address without its @
_HEADERS_TOO = ("emails", "emailadressen", "adres", "adressen", "naam", "wie")
_LONGEST = 60


def addresses_in(text: str) -> list[str]:
    """The addresses, in small letters, without what stands around them.

    >>> addresses_in("Jan <Jan@Voorbeeld.nl>; mailto:els@voorbeeld.nl.")
    ['jan@voorbeeld.nl', 'els@voorbeeld.nl']
    >>> addresses_in("jan@voorbeeld"), addresses_in("a@b@c.nl")
    ([], [])
    """
    return [address.casefold().rstrip(".") for address in _ADDRESS.findall(_clean(text))]


def unread_in(text: str) -> list[str]:
    """What may be meant as an address and is none: of a single line each part between semicolons without an address, of
    more each line, and beside an address what has an @ or reads as one that lost it. A header is left out.

    >>> unread_in("roos@x.nl; femke@x,nl; geen adres; piet@voorbeeld")
    ['femke@x,nl', 'geen adres', 'piet@voorbeeld']
    >>> unread_in("roos@x.nl, a@b, jan.x.nl"), unread_in("E-mail\\nroos@x.nl\\nonzin")
    (['a@b', 'jan.x.nl'], ['onzin'])
    >>> unread_in("'Bos, Roos' <roos@x.nl>")
    []
    """
    lines = [line for line in _clean(text).split("\n") if line.strip()]
    parts = lines[0].split(";") if len(lines) == 1 else lines
    if len(parts) > 1 and is_header(parts[0]):
        del parts[0]
    return [short(each) for part in parts for each in _unread(part)]


def unread_cells(cells: Iterable[str]) -> list[str]:
    """The same of the cells of one row: where one of them has an address, the others may be a name.

    >>> unread_cells(["Roos", "roos@x.nl"]), unread_cells(["Roos", "roos@x"]), unread_cells(["Jan", "onbekend"])
    ([], ['roos@x'], ['Jan, onbekend'])
    """
    filled = [cell for cell in cells if cell.strip()]
    signed = [cell for cell in filled if "@" in cell]
    return (
        [each for cell in signed for each in unread_in(cell)] if signed else [short(", ".join(filled))] * bool(filled)
    )


def is_header(text: str) -> bool:
    """Whether a text is what stands above a column of addresses.

    >>> is_header("E-mailadres"), is_header("geen adres")
    (True, False)
    """
    return fold(text) in (*HEADERS, *_HEADERS_TOO)


def short(text: str) -> str:
    """A text as it is named in a sentence."""
    line = clean_text(text)
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 3]}..."


def named(texts: Sequence[str]) -> str:
    """
    >>> named(["a@b", "c@d"])
    "'a@b', 'c@d'"
    """
    return ", ".join(f"'{text}'" for text in texts)


def _clean(text: str) -> str:
    """Nothing invisible in it: pasted from a page, that makes another address of what looks the same."""
    return clean_text(text, lines=True)


def _unread(part: str) -> list[str]:
    rest = _ADDRESS.sub("\0", part)
    if rest == part:
        return [part.strip()] if re.search(r"\w", part) else []
    words = (word.strip(_BETWEEN) for piece in rest.split("\0") for word in re.split(r"[\s;]+", piece))
    return [word for word in words if "@" in word or _BARE.fullmatch(word)]

"""Text as people, Excel and exports leave it, made into what was meant: spaces, quotes, invisible and garbled signs."""

import html
import re
import unicodedata
from functools import lru_cache

from klantenbestand.reading.distinct import Reading

_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t"
# Zero-width and direction signs, the soft hyphen, the byte-order mark. Not U+200D: it holds emoji together.
_INVISIBLE = "\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff\u0000-\u0008\u000e-\u001f\u007f"
_SINGLE_QUOTES = "\u2018\u2019\u201a\u201b\u00b4\u02bc"
_DOUBLE_QUOTES = "\u201c\u201d\u201e\u201f"
_HYPHENS = "\u2010\u2011"
_BREAKS = "\r\n\u000b\u000c\u0085\u2028\u2029"
_COMBINING = "\u0300-\u036f"  # accents as signs of their own, as a Mac writes them

# RE2, for `read_distinct`: a text of ordinary signs with single spaces between words needs no reading.
_ODD = (
    _SPACES
    + _INVISIBLE
    + _SINGLE_QUOTES
    + _DOUBLE_QUOTES
    + _HYPHENS
    + _BREAKS
    + _COMBINING
    + "\u0080-\u009fÂÃÄÅâ&\ufffd"
)
PLAIN_TEXT = f"[^ {_ODD}]+( [^ {_ODD}]+)*"

_TRANSLATION = {
    **{ord(sign): "'" for sign in _SINGLE_QUOTES},
    **{ord(sign): '"' for sign in _DOUBLE_QUOTES},
    **{ord(sign): "-" for sign in _HYPHENS},
}
_INVISIBLE_SIGNS = re.compile(f"[{_INVISIBLE}]")
_ANY_SPACE = re.compile(f"[ {_SPACES}]+")
_ANY_BREAK = re.compile(f"[ {_SPACES}]*(?:\r\n|[{_BREAKS}])[ {_SPACES}]*")
_BREAKS_IN_A_ROW = re.compile(f"[ {_SPACES}]*[{_BREAKS}][ {_SPACES}{_BREAKS}]*")
_ACCENT_SIGNS = re.compile(f"[{_COMBINING}]")
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-fA-F]{1,5}|[a-zA-Z]{2,8});")
# UTF-8 that was read as Windows-1252: a letter from Â to Å, or â, followed by what its second byte became.
_GARBLED = re.compile("[\u00c2-\u00c5][\u0080-\u00bf\u0152-\u2122]|â[\u0080-\u00bf\u0152-\u2122]{2}")


def clean_text(text: str, *, lines: bool = False) -> str:
    """The text as it was meant: plain spaces and quotes, nothing invisible, nothing garbled, trimmed.

    With `lines` its line breaks stay; else each becomes a space.

    >>> clean_text(" \u2019s-Graveland\u00a0 (N-H)\u200b ")
    "'s-Graveland (N-H)"
    >>> clean_text("CafÃ© de Kroon &amp; Zn")
    'Café de Kroon & Zn'
    >>> clean_text("Dorpsstraat 1\\r\\nUtrecht"), clean_text("een\\r\\ntwee", lines=True)
    ('Dorpsstraat 1 Utrecht', 'een\\ntwee')
    """
    if text.isascii() and text.isprintable() and "&" not in text and "  " not in text:
        return text.strip(" ")
    plain = _ungarbled(text)
    if _ACCENT_SIGNS.search(plain):
        plain = unicodedata.normalize("NFC", plain)
    plain = _ANY_SPACE.sub(" ", _INVISIBLE_SIGNS.sub("", plain.translate(_TRANSLATION)))
    plain = _ANY_BREAK.sub("\n", plain) if lines else _BREAKS_IN_A_ROW.sub(" ", plain)
    return plain.strip(" \n")


def _ungarbled(text: str) -> str:
    """HTML signs and letters that an export garbled, put right where that can be done without doubt."""
    if "&" in text:
        text = _ENTITY.sub(lambda match: html.unescape(match.group()), text)
    for _ in range(2):  # some exports do it twice
        if not _GARBLED.search(text):
            break
        try:
            text = b"".join(_as_byte(sign) for sign in text).decode("utf-8")
        except UnicodeError:
            break
    return text


def _as_byte(sign: str) -> bytes:
    try:
        return sign.encode("cp1252")
    except UnicodeEncodeError:
        return sign.encode("latin-1")  # the five bytes that Windows-1252 leaves open


def read_text(text: str, *, lines: bool = False) -> Reading:
    """
    >>> read_text("Jansen\u00a0")
    Reading(value='Jansen', code='text-spaces', expected='Jansen')
    >>> read_text("CafÃ©").code, read_text("Caf\ufffd").code
    ('text-garbled', 'text-lost-letter')
    """
    clean = clean_text(text, lines=lines)
    if not clean:
        return Reading(None)
    if "\ufffd" in clean:
        return Reading(clean, "text-lost-letter")
    if clean == text.translate(_TRANSLATION) or (lines and clean == text.replace("\r\n", "\n")):
        return Reading(clean)
    if _ungarbled(text) != text:
        return Reading(clean, "text-garbled", clean)
    if _ANY_BREAK.search(text.strip()) and not lines:
        return Reading(clean, "text-line-break", clean)
    return Reading(clean, "text-spaces", clean)


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """What is the same without regard to capitals, accents, spaces and signs; only letters and digits stay.

    >>> fold("E-mail toestemming"), fold("Cliënten"), fold("Klant\\nnr.")
    ('emailtoestemming', 'clienten', 'klantnr')
    """
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in decomposed if sign.isalnum())

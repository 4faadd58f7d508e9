"""Persons compared: surnames, first names, initials and dates of birth."""

import re

import numpy as np
import numpy.typing as npt

from klantenbestand.duplicates.levels import First, Initials, Last, Level, Same, same
from klantenbestand.duplicates.likeness import slips
from klantenbestand.duplicates.names import CALL_NAMES, KNOWN_NAMES
from klantenbestand.duplicates.prepared import MISSING, NO_DATE, Codes, Flags, Ints, Prepared, Words

_A_PARENT = 15 * 365  # days
_ENDING = re.compile("[aeo]$")  # Najib and Najiba, Emin and Emine


def names(prepared: Prepared, a: Ints, b: Ints, dutch: bool = True) -> tuple[Level, Level, Flags]:
    """Levels of surname and first name, and whether they only fit when one row's boxes are swapped."""
    words = prepared.words
    last = _last(words, a, b)
    first = _first(words, words.first[a], words.first[b], dutch)
    swapped = _swapped(words, a, b) & (last != Last.EQUAL)
    last = np.where(swapped, Last.EQUAL, last).astype(np.int8)
    first = np.where(swapped, First.EQUAL, first).astype(np.int8)
    return last, first if not dutch else _with_mail(words, a, b, first, prepared), swapped


def _swapped(words: Words, a: Ints, b: Ints) -> Flags:
    """Whether the first name of one is the surname of the other and the other way round, one of them but for a slip."""
    equal, alike = [], []
    for x, y in ((words.first[a], words.surname[b]), (words.surname[a], words.first[b])):
        known = (x >= 0) & (y >= 0)
        distance = slips(x, y, words.values, known & (x != y))
        equal.append(known & (x == y))
        alike.append(known & ((x == y) | (distance <= 2)))
    return np.asarray((equal[0] & alike[1]) | (equal[1] & alike[0]))


def _last(words: Words, a: Ints, b: Ints) -> Level:
    whole, part, other = words.surname, words.part, words.other_part
    x, y = whole[a], whole[b]
    half = np.zeros(len(a), dtype=bool)
    for left in (whole, part, other):
        for right in (whole, part, other):
            half |= (left[a] >= 0) & (left[a] == right[b])
    known = (x >= 0) & (y >= 0)
    unlike = known & (x != y) & ~half
    lengths = np.append([len(word) for word in words.values], 0)
    shortest = np.minimum(lengths[x], lengths[y])
    distance = slips(x, y, words.values, unlike)
    slip = unlike & (((distance == 1) & (shortest >= 4)) | ((distance == 2) & (shortest >= 7)))
    slip |= unlike & (_sounds(words, x) == _sounds(words, y))
    return np.select(
        [~known, x == y, half, slip], [Last.UNKNOWN, Last.EQUAL, Last.HALF, Last.SLIP], Last.DIFFERENT
    ).astype(np.int8)


def _sounds(words: Words, codes: Codes) -> Codes:
    return np.append(words.sounds, MISSING)[codes]


def _first(words: Words, x: Codes, y: Codes, dutch: bool) -> Level:
    known = (x >= 0) & (y >= 0)
    unlike = known & (x != y)
    lengths = np.append([len(word) for word in words.values], 0)
    shortest = np.minimum(lengths[x], lengths[y])
    distance = slips(x, y, words.values, unlike)
    slip = unlike & (((distance == 1) & (shortest >= 3)) | ((distance == 2) & (shortest >= 7)))
    slip |= unlike & (_sounds(words, x) == _sounds(words, y))
    call = np.zeros(len(x), dtype=bool)
    if dutch:
        real = np.append(_real_names(words), False)
        slip &= ~(real[x] & real[y])
        call = unlike & _call_names(words, x, y)
    levels = [First.UNKNOWN, First.EQUAL, First.CALL_NAME, First.SLIP]
    return np.select([~known, x == y, call, slip], levels, First.DIFFERENT).astype(np.int8)


def two_names(words: Words, a: Ints, b: Ints, first: Level) -> Flags:
    """First names a slip apart that may well be two: both are also of others, or they end as of a man and a woman."""
    places = np.flatnonzero(first == First.SLIP)
    x, y = words.first[a[places]], words.first[b[places]]
    others = _bearers(words) >= 2
    one_stem = [_ENDING.sub("", words.values[k]) == _ENDING.sub("", words.values[j]) for k, j in zip(x, y, strict=True)]
    found = np.zeros(len(a), dtype=bool)
    found[places] = (others[x] & others[y]) | np.asarray(one_stem, dtype=bool)
    return found


def man_and_woman(words: Words, a: Ints, b: Ints, first: Level) -> Flags:
    """Surnames that a man and a woman of one family have (Kowalski and Kowalska), where no first name says who it is;
    Singh and Kaur always, for the first names are of both."""
    numbers = {word: code for code, word in enumerate(words.values)}
    size = len(words.values)
    hers = {word: word[:-1] + "a" for word in numbers if word.endswith(("ski", "cki"))}
    hers |= {word: word + "a" for word in numbers if len(word) > 4 and word.endswith(("ov", "ev", "kin"))}
    found = [numbers[his] * size + numbers[her] for his, her in hers.items() if her in numbers]
    sikh = [numbers["singh"] * size + numbers["kaur"]] if {"singh", "kaur"} <= numbers.keys() else []
    if not found and not sikh:
        return np.zeros(len(a), dtype=bool)
    x, y = words.surname[a].astype(np.int64), words.surname[b].astype(np.int64)
    pairs = np.where((x < 0) | (y < 0), MISSING, x * size + y), np.where((x < 0) | (y < 0), MISSING, y * size + x)
    related, always = (np.isin(pairs[0], known) | np.isin(pairs[1], known) for known in (found, sikh))
    return np.asarray(always | related & (first != First.EQUAL))


def _real_names(words: Words) -> Flags:
    """Names that are in the list or that customers with three different surnames have: no slip of another name."""
    listed = np.asarray([word in KNOWN_NAMES for word in words.values], dtype=bool)
    return np.asarray(listed | (_bearers(words) >= 3), dtype=bool)


def _bearers(words: Words) -> npt.NDArray[np.int64]:
    """For each word how many different surnames the customers with that first name have."""
    both = (words.first >= 0) & (words.surname >= 0)
    pairs = np.unique(words.first[both].astype(np.int64) * (len(words.values) + 1) + words.surname[both])
    return np.bincount(pairs // (len(words.values) + 1), minlength=len(words.values))


def _call_names(words: Words, x: Codes, y: Codes) -> Flags:
    """Whether one name is what a person with the other is called, or the first half of it (Jan, Jan-Willem)."""
    numbers = {word: code for code, word in enumerate(words.values)}
    size = len(words.values)
    calls = [
        numbers[formal] * size + numbers[call]
        for formal in CALL_NAMES
        if formal in numbers
        for call in CALL_NAMES[formal]
        if call in numbers
    ]
    heads = [
        numbers[word] * size + numbers[head]
        for word in words.values
        if "-" in word and (head := word.split("-")[0]) in numbers
    ]
    joined = [
        numbers[word] * size + numbers[whole]
        for word in words.values
        if "-" in word and (whole := word.replace("-", "")) in numbers
    ]
    known = np.asarray(sorted({*calls, *heads, *joined}), dtype=np.int64)
    forward, backward = x.astype(np.int64) * size + y, y.astype(np.int64) * size + x
    return np.isin(forward, known) | np.isin(backward, known)


def _with_mail(words: Words, a: Ints, b: Ints, first: Level, prepared: Prepared) -> Level:
    """Where a row has no first name, the one in its own e-mail address, if its initial fits.

    Where neither has one and the mailbox is the same, it names one of the two at most: that says nothing.
    """
    letters = np.asarray([ord(text[0]) if text else 0 for text in prepared.initials.values] + [0])
    heads = np.asarray([ord(word[0]) if word else 0 for word in words.values] + [0])
    initial = np.where(prepared.initials.codes >= 0, letters[prepared.initials.codes], 0)
    fits = (initial == 0) | (initial == heads[words.mail_first])
    shown = np.where(words.first >= 0, words.first, np.where(fits, words.mail_first, MISSING)).astype(np.int32)
    level = _first(words, shown[a], shown[b], dutch=True)
    said = [level == First.DIFFERENT, (level == First.EQUAL) | (level == First.CALL_NAME)]
    by_mail = np.select(said, [First.MAIL_DIFFERENT, First.MAIL_EQUAL], First.UNKNOWN)
    mail = prepared.mail.codes
    one_box = (words.first[a] < 0) & (words.first[b] < 0) & (mail[a] == mail[b])
    return np.where((first == First.UNKNOWN) & ~one_box, by_mail, first).astype(np.int8)


def hinted(prepared: Prepared, a: Ints, b: Ints) -> Flags:
    """Whether one of two rows hints at someone else of that house: a mailbox that names another."""
    words = prepared.words
    other = _first(words, words.first, words.mail_first, dutch=True) == First.DIFFERENT
    return np.asarray(other[a] | other[b])


def generations(prepared: Prepared, a: Ints, b: Ints) -> Level:
    """Senior and junior; NEAR where only one of the two says which he is."""
    x, y = prepared.generation.codes[a], prepared.generation.codes[b]
    return np.where((x < 0) != (y < 0), Same.NEAR, same(x, y)).astype(np.int8)


def initials(prepared: Prepared, a: Ints, b: Ints, swapped: Flags) -> Level:
    coded = prepared.initials
    x, y = coded.codes[a], coded.codes[b]
    width = max((len(text) for text in coded.values), default=1)
    letters = np.asarray([[ord(sign) for sign in text.ljust(width)] for text in [*coded.values, ""]], dtype=np.int32)
    lengths = np.asarray([len(text) for text in [*coded.values, ""]])
    shortest = np.minimum(lengths[x], lengths[y])
    inside = np.arange(width)[None, :] < shortest[:, None]
    agree = ((letters[x] == letters[y]) | ~inside).all(axis=1)
    equal = agree & (lengths[x] == lengths[y]) & (shortest > 1)
    typed = prepared.initials_given[a] & prepared.initials_given[b]
    by_name = ~typed & ((prepared.letters[a] & prepared.letters[b]) != 0)
    levels = [Initials.UNKNOWN, Initials.EQUAL, Initials.START, Initials.ONE, Initials.DIFFERENT]
    where = [(x < 0) | (y < 0) | swapped, equal, agree & (shortest > 1), agree | by_name, typed]
    return np.select(where, levels, Initials.UNLIKE).astype(np.int8)


def born(x: Ints, y: Ints) -> Level:
    """Dates of birth; NEAR when day and month are swapped, or one digit or only the day, month or year differs, and not
    so many years that the two may be parent and child."""
    known = (x != NO_DATE) & (y != NO_DATE)
    left, right = _digits(np.where(known, x, 0)), _digits(np.where(known, y, 0))
    wrong = (left != right).sum(axis=1)
    crossed = (
        (left[:, 4:6] == right[:, 6:8]).all(axis=1)
        & (left[:, 6:8] == right[:, 4:6]).all(axis=1)
        & (left[:, :4] == right[:, :4]).all(axis=1)
    )
    twisted = (np.sort(left, axis=1) == np.sort(right, axis=1)).all(axis=1) & (wrong == 2)
    parts = sum(
        (left[:, span] != right[:, span]).any(axis=1).astype(int) for span in (slice(4), slice(4, 6), slice(6, 8))
    )
    near = ((wrong == 1) | crossed | twisted | (parts == 1)) & (np.abs(x - y) < _A_PARENT)
    return np.select([~known, x == y, near], [Same.UNKNOWN, Same.EQUAL, Same.NEAR], Same.DIFFERENT).astype(np.int8)


def _digits(days: Ints) -> npt.NDArray[np.int8]:
    """Year, month and day as eight digits."""
    dates = days.astype("datetime64[D]")
    months = dates.astype("datetime64[M]").astype(np.int64)
    year, month = months // 12 + 1970, months % 12 + 1
    day = (dates - dates.astype("datetime64[M]")).astype(np.int64) + 1
    number = year * 10_000 + month * 100 + day
    return np.stack([number // 10**k % 10 for k in range(7, -1, -1)], axis=1).astype(np.int8)

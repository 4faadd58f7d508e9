"""Names of firms compared: the same firm, its holding, its branch, or another firm with a word in common."""
# ruff: noqa: E501

from enum import IntEnum
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import OSA

from klantenbestand.duplicates.levels import Level, Same
from klantenbestand.duplicates.names import HOLDING_WORDS, KNOWN_NAMES
from klantenbestand.duplicates.prepared import Coded, Ints, Prepared

_LONG_WORD = 5  # letters: iii and iv, west and oost are other words


class Company(IntEnum):
    """ONE: only one of the two has a firm. HOLDING: the same but for a word as Beheer. PART: one name has a word more.
    SLIP: so much alike that it may be one name, or two of one kind; TYPO: a letter wrong that makes no other name."""

    NONE = 0
    ONE = 1
    DIFFERENT = 2
    AKIN = 3
    HOLDING = 4
    PART = 5
    SLIP = 6
    TYPO = 7
    EQUAL = 8


def company_levels(company: Coded, a: npt.NDArray[np.int64], b: npt.NDArray[np.int64]) -> npt.NDArray[np.int8]:
    """The level of each pair of positions."""
    x, y = company.codes[a], company.codes[b]
    both = (x >= 0) & (y >= 0)
    level = np.select(
        [both & (x == y), both, (x < 0) & (y < 0)], [Company.EQUAL, Company.DIFFERENT, Company.NONE], Company.ONE
    )
    unlike = np.flatnonzero(both & (x != y))
    if len(unlike):
        low, high = np.minimum(x[unlike], y[unlike]).astype(np.int64), np.maximum(x[unlike], y[unlike])
        pairs, inverse = np.unique(low * len(company.values) + high, return_inverse=True)
        found = [
            relation(company.values[pair // len(company.values)], company.values[pair % len(company.values)])
            for pair in pairs
        ]
        level[unlike] = np.asarray(found)[inverse]
    return level.astype(np.int8)


def form_levels(prepared: Prepared, a: Ints, b: Ints) -> Level:
    """DIFFERENT where two firms show a legal form and have none in common (see `forms.forms_of`)."""
    x, y = (np.where(prepared.company.codes[side] >= 0, prepared.forms[side], 0) for side in (a, b))
    both = (x > 0) & (y > 0)
    return np.select([~both, (x & y) > 0], [Same.UNKNOWN, Same.EQUAL], Same.DIFFERENT).astype(np.int8)


@lru_cache(maxsize=100_000)
def relation(a: str, b: str) -> Company:
    """How two names of firms (of `normalise.company_of`) relate.

    >>> relation("bakkerij jansen", "jansen bakkerij").name, relation("bakkerij jansen", "bakerij jansen").name
    ('EQUAL', 'TYPO')
    >>> relation("vve beukenhof", "vve berkenhof").name, relation("anna visser", "anne visser").name
    ('SLIP', 'SLIP')
    >>> relation("bakkerij jansen", "bakkerij jansen beheer").name, relation("bakkerij jansen", "bakkerij jansen utrecht").name
    ('HOLDING', 'PART')
    >>> relation("jansen bouw", "jansen advies").name, relation("garage smit", "kapsalon vos").name
    ('AKIN', 'DIFFERENT')
    >>> relation("jansen panden 1", "jansen panden 2").name, relation("jansen en zn", "jansen zn").name
    ('AKIN', 'PART')
    """
    if a.replace(" ", "") == b.replace(" ", ""):
        return Company.EQUAL
    left, right = _unmatched(a.split(), b.split())
    shared = len(a.split()) > len(left)
    if not left and not right:
        return Company.EQUAL if sorted(a.split()) == sorted(b.split()) else _slip(a.split(), b.split())
    if (HOLDING_WORDS & set(left)) != (HOLDING_WORDS & set(right)):
        return Company.HOLDING if shared else Company.DIFFERENT
    if not left or not right:
        return Company.PART
    numbered = all(len(word) <= 2 or not word.isalpha() for word in (*left, *right))  # Jansen 1 and 2 are two firms
    if not numbered and OSA.distance(a.replace(" ", ""), b.replace(" ", ""), score_cutoff=2) == 1:
        return Company.SLIP
    return Company.AKIN if shared else Company.DIFFERENT


def _slip(a: list[str], b: list[str]) -> Company:
    """A letter wrong in one word, or names that two firms of one owner or manager may have: houses, ordinals, persons."""
    left, right = (sorted(set(one) - set(other)) for one, other in ((a, b), (b, a)))
    if len(left) != 1 or len(right) != 1 or {"vve", "eigenaars", "eigenaren"} & {*a, *b}:
        return Company.SLIP
    x, y = left[0], right[0]
    is_word = x.isalpha() and y.isalpha() and min(len(x), len(y)) >= _LONG_WORD
    named = {x, y} <= KNOWN_NAMES or x.rstrip("aeo") == y.rstrip("aeo")
    return Company.TYPO if is_word and not named and OSA.distance(x, y, score_cutoff=1) == 1 else Company.SLIP


def _unmatched(a: list[str], b: list[str]) -> tuple[list[str], list[str]]:
    """The words of each name that are not, but for a slip, in the other."""
    left, right = list(a), list(b)
    for slips in (0, 1):
        for word in list(left):
            twin = next((other for other in right if _alike(word, other, slips)), None)
            if twin is not None:
                left.remove(word)
                right.remove(twin)
    return left, right


def _alike(a: str, b: str, slips: int) -> bool:
    if slips == 0 or min(len(a), len(b)) < 4:
        return a == b
    most = 2 if min(len(a), len(b)) >= 8 else 1
    return not (a.isdigit() or b.isdigit()) and OSA.distance(a, b, score_cutoff=most) <= most

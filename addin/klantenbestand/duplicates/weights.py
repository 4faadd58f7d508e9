"""How much each agreement says: Fellegi and Sunter's weights against two rivals, a stranger and a member of the household.

Weights are bits: log2 of how much more often two rows of *one* customer show a level than two rows of a rival do.
Against a stranger the same door, surname and landline are telling; against someone of the same household they are not,
and a score needs both: so what one household shares can never add up to proof of one person.

How many pairs are of one customer (the prior) comes from the file, as splink does it: count the pairs that deterministic
rules find and divide by the share such rules find. What members of a household share is counted in the file too: rows at
one door with two clearly different first names are two people, without anyone having to say so.
"""
# ruff: noqa: E501

from collections.abc import Collection
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from klantenbestand.duplicates.levels import Door, First, Initials, Last, Level, Levels, Same
from klantenbestand.duplicates.prepared import Codes, Flags, Prepared
from klantenbestand.words.frozen import frozen

Bits = npt.NDArray[np.float64]
Table = dict[str, dict[int, tuple[float, float]]]

FOUND_BY_RULES = 0.6  # share of true pairs that the deterministic rules are taken to find
PSEUDO = 40.0  # how many pairs the tables below count for, beside the pairs of the file
NEVER = 1e-4
_POPULATION = 1_000

# level: (among rows of one customer, among two members of a household); the measured shares of the file are mixed in
HOUSEHOLD: Table = {
    "first": {First.EQUAL: (0.80, 0.006), First.CALL_NAME: (0.10, 0.006), First.SLIP: (0.05, 0.003),
              First.MAIL_EQUAL: (0.90, 0.01), First.MAIL_DIFFERENT: (0.06, 0.90), First.DIFFERENT: (0.03, 0.98)},
    "initials": {Initials.EQUAL: (0.93, 0.010), Initials.START: (0.93, 0.012), Initials.ONE: (0.93, 0.13), Initials.UNLIKE: (0.09, 0.85),
                 Initials.DIFFERENT: (0.04, 0.87)},
    "gender": {Same.EQUAL: (0.99, 0.5), Same.DIFFERENT: (0.01, 0.5)},
    "born": {Same.EQUAL: (0.90, 0.015), Same.NEAR: (0.07, 0.005), Same.DIFFERENT: (0.03, 0.98)},
    "mobile": {Same.EQUAL: (0.78, 0.06), Same.NEAR: (0.02, 0.0005), Same.DIFFERENT: (0.20, 0.94)},
    "mail": {Same.EQUAL: (0.65, 0.12), Same.NEAR: (0.12, 0.01), Same.DIFFERENT: (0.23, 0.87)},
    "own_mail": {Same.EQUAL: (0.65, 0.03)},
    "iban": {Same.EQUAL: (0.92, 0.4), Same.DIFFERENT: (0.08, 0.6)},
    "last": {Last.EQUAL: (0.90, 0.70), Last.HALF: (0.03, 0.10), Last.SLIP: (0.05, 0.004), Last.DIFFERENT: (0.02, 0.196)},
}  # fmt: skip
# level: (among rows of one customer, among strangers); 0 = by how often the value itself occurs in the file
STRANGER: Table = {
    "first": {First.EQUAL: (0.80, 0.0), First.CALL_NAME: (0.10, 0.003), First.SLIP: (0.05, 0.001), First.MAIL_EQUAL: (0.90, 0.01),
              First.MAIL_DIFFERENT: (0.06, 0.98), First.DIFFERENT: (0.03, 0.98)},
    "initials": {Initials.EQUAL: (0.93, 0.012), Initials.START: (0.93, 0.012), Initials.ONE: (0.93, 0.1), Initials.UNLIKE: (0.09, 0.9),
                 Initials.DIFFERENT: (0.04, 0.92)},
    "gender": {Same.EQUAL: (0.99, 0.5), Same.DIFFERENT: (0.01, 0.5)},
    "born": {Same.EQUAL: (0.90, 0.00005), Same.NEAR: (0.07, 0.005), Same.DIFFERENT: (0.03, 0.995)},
    "mobile": {Same.EQUAL: (0.78, 0.0), Same.NEAR: (0.02, 0.000002), Same.DIFFERENT: (0.20, 1.0)},
    "mail": {Same.EQUAL: (0.65, 0.0), Same.NEAR: (0.12, 0.0001), Same.DIFFERENT: (0.23, 1.0)},
    "iban": {Same.EQUAL: (0.92, 0.0), Same.DIFFERENT: (0.08, 1.0)},
    "last": {Last.EQUAL: (0.90, 0.0), Last.HALF: (0.03, 0.002), Last.SLIP: (0.05, 0.001), Last.DIFFERENT: (0.02, 0.98)},
    "door": {Door.EQUAL: (0.72, 0.0), Door.SLIP: (0.10, 0.0001), Door.NEXT: (0.02, 0.0002), Door.AROUND: (0.02, 0.001), Door.DIFFERENT: (0.14, 0.998)},
    "landline": {Same.EQUAL: (0.75, 0.0), Same.NEAR: (0.03, 0.000002), Same.DIFFERENT: (0.22, 1.0)},
}  # fmt: skip


@frozen
class Scores:
    """Bits for "one customer" against each rival, priors included; `chance` is the share expected to be one customer."""

    stranger: Bits
    household: Bits

    @property
    def bits(self) -> Bits:
        """Against both rivals together."""
        return np.asarray(-np.logaddexp2(-self.stranger, -self.household))

    @property
    def chance(self) -> Bits:
        return np.asarray(1.0 / (1.0 + np.exp2(-np.clip(self.bits, -60, 60))))


def score(prepared: Prepared, levels: Levels, learned: "Learned") -> Scores:
    """The scores of each pair."""
    return Scores(
        _stranger_bits(prepared, levels, learned.stranger) + learned.stranger_prior,
        _household_bits(levels, learned) + learned.household_prior,
    )


@frozen
class Learned:
    """What the file itself says: priors in bits, the household table mixed with what was counted, the strangers' table."""

    stranger_prior: float
    household_prior: float
    household: Table
    stranger: Table


def learn(prepared: Prepared, levels: Levels) -> Learned:
    """Priors and household weights of this file from its candidate pairs; no label is needed."""
    count = len(prepared)
    at_home = np.isin(levels.door, (Door.EQUAL, Door.SLIP)) & (levels.last >= Last.SLIP)
    same_name = (levels.first == First.EQUAL) & (levels.last == Last.EQUAL)
    anchored = (levels.born == Same.EQUAL) | (levels.mobile == Same.EQUAL) | (levels.mail == Same.EQUAL) | at_home
    sure = same_name & anchored & (levels.born != Same.DIFFERENT)
    both_named = (
        (levels.first != First.UNKNOWN) & (levels.first != First.MAIL_DIFFERENT) & (levels.first != First.MAIL_EQUAL)
    )
    two_people = at_home & (levels.first == First.DIFFERENT)
    # A. and B. of one name at one door: they tell what two people share, but not how many such pairs there are
    unalike = at_home & (levels.first == First.UNKNOWN) & (levels.initials == Initials.DIFFERENT)
    named_share = max(float((both_named & at_home).sum()), 1.0) / max(float(at_home.sum()), 1.0)
    same_pairs = (float(sure.sum()) + 1) / FOUND_BY_RULES / max(named_share, 0.2)
    other_pairs = (float(two_people.sum()) + 1) / max(named_share, 0.2)
    all_pairs = max(count * (count - 1) / 2, 1.0)
    return Learned(
        stranger_prior=float(np.log2(min(same_pairs / all_pairs, 0.5))),
        household_prior=float(np.log2(same_pairs / other_pairs)),
        household=_counted(levels, two_people | unalike & (levels.last == Last.EQUAL), same_name & at_home),
        stranger=STRANGER,
    )


def _counted(levels: Levels, two_people: Flags, one_name: Flags) -> Table:
    """The household table with what this file shows mixed in: of two people of one household (clearly different first
    names), and of one person (one whole name at one door, and another of these numbers the same)."""
    table = {name: dict(entries) for name, entries in HOUSEHOLD.items()}
    numbers = {name: getattr(levels, name) for name in ("mobile", "mail", "born")}
    for name in (*numbers, "iban"):
        level = getattr(levels, name)
        proved = np.any([other == Same.EQUAL for key, other in numbers.items() if key != name], axis=0)
        for value, (own, other_share) in HOUSEHOLD[name].items():
            table[name][value] = (
                _share(level[one_name & proved], value, own),
                _share(level[two_people], value, other_share),
            )
    return table


def _share(level: Level, value: int, expected: float) -> float:
    """How many of those that say something show this value, with what is expected counting for PSEUDO of them."""
    return (float((level == value).sum()) + PSEUDO * expected) / (float((level > 0).sum()) + PSEUDO)


def _lookup(levels: npt.NDArray[np.int8], table: dict[int, tuple[float, float]]) -> Bits:
    bits = np.zeros(16)
    for level, (own, other) in table.items():
        bits[level] = np.log2(own / max(other, NEVER)) if other > 0 else 0.0
    return bits[levels]


def _household_bits(levels: Levels, learned: Learned) -> Bits:
    table = learned.household
    total = np.where(levels.unnamed, 0.0, _lookup(levels.first, table["first"]))
    for name in ("born", "mobile", "iban", "last"):
        total += _lookup(getattr(levels, name), table[name])
    mail = _lookup(levels.mail, table["mail"])
    total += np.where(levels.own_mail & (levels.mail == Same.EQUAL), _lookup(levels.mail, table["own_mail"]), mail)
    return total + _initials_and_gender(levels, table)


def personal_bits(levels: Levels, learned: Learned, without: Collection[str] = ()) -> Bits:
    """Bits for one person against two of one name in one household: what numbers, dates and initials say, but for
    those `without` which it must be said."""
    table = learned.household
    numbers = sum(
        (
            _lookup(getattr(levels, name), table[name])
            for name in ("born", "mobile", "mail", "iban")
            if name not in without
        ),
        np.zeros(len(levels)),
    )
    initials = np.where(levels.initials == Initials.DIFFERENT, -3.0, 0.0)
    return np.asarray(numbers + initials + np.where(levels.generation == Same.DIFFERENT, -10.0, 0.0))


def _initials_and_gender(levels: Levels, table: Table) -> Bits:
    """Initials and gender say little where first names are known, unless they contradict."""
    initials = _lookup(levels.initials, table["initials"])
    bits = np.where(
        levels.unnamed, initials, np.where(levels.initials == Initials.DIFFERENT, -2.0, np.minimum(initials, 0.5))
    )
    gender = _lookup(levels.gender, table["gender"])
    return np.asarray(bits + np.where(levels.first == First.EQUAL, 0.0, gender))


def _stranger_bits(prepared: Prepared, levels: Levels, table: Table) -> Bits:
    words = prepared.words
    rarity = {
        "mobile": (prepared.mobiles[0], 1e-6), "mail": (prepared.mail.codes, 1e-6), "iban": (prepared.iban.codes, 1e-6),
        "last": (words.surname, 1e-3), "first": (words.first, 5e-3),
        "door": (prepared.house.codes, 1e-5), "landline": (prepared.landlines[0], 1e-5),
    }  # fmt: skip
    bits = {name: _lookup(getattr(levels, name), table[name]) for name in table}
    for name, (codes, usual) in rarity.items():
        top = max(table[name])
        own = np.log2(table[name][top][0])
        bits[name] += np.where(getattr(levels, name) == top, own + _rarity(codes, levels, usual), 0.0)
    door, line = bits["door"], bits["landline"]
    household = np.where((door > 0) & (line > 0), np.maximum(door, line), door + line)  # one household: one proof
    alone = sum((bits[name] for name in ("first", "last", "born", "mobile", "mail", "iban")), np.zeros(len(levels)))
    return np.asarray(household + alone + _initials_and_gender(levels, table))


def fitted(prepared: Prepared, levels: Levels, learned: Learned, rounds: int = 8) -> Learned:
    """The shares among rows of one customer worked out from the file itself (expectation and maximisation).

    For files that are not Dutch customers, of which the tables above know nothing; the shares among strangers and the
    prior stay, so that it cannot run away with a file without duplicates.
    """
    table = {name: dict(entries) for name, entries in STRANGER.items()}
    for _ in range(rounds):
        chance = 1.0 / (
            1.0 + np.exp2(-np.clip(_stranger_bits(prepared, levels, table) + learned.stranger_prior, -60, 60))
        )
        for name, entries in STRANGER.items():
            level = getattr(levels, name)
            known = float(chance[level > 0].sum())
            for value, (own, other) in entries.items():
                seen = float(chance[level == value].sum())
                table[name][value] = ((seen + PSEUDO * own) / (known + PSEUDO), other)
    return replace(learned, stranger=table)


def _rarity(codes: Codes, levels: Levels, usual: float) -> Bits:
    """Bits of sharing this value by chance: a name that one in a hundred has gives 6.6.

    In a small file every name is rare or common by accident, so `usual` (the share that such a value has in the
    country) counts for as many customers as _POPULATION.
    """
    present = codes[codes >= 0]
    counts = np.append(np.bincount(present, minlength=int(codes.max(initial=0)) + 1), 1)
    often = np.maximum(counts[codes[levels.a]], counts[codes[levels.b]])
    return np.asarray(np.log2((len(present) + _POPULATION) / (often + _POPULATION * usual)))


def unlearned(count: int) -> Learned:
    """What to go by when one customer is looked at alone: one in ten customers has a second row."""
    return Learned(float(np.log2(0.2 / max(count, 2))), 1.0, HOUSEHOLD, STRANGER)

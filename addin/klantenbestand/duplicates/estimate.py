"""How many of the ticked proposals may be wrong, from the owner's own file and without labels.

Dates of birth are the witness (see `trust`): of the pairs that would be ticked had nobody a date of birth, and where
both rows do have one, it is counted how often the two dates are of two people. That share is the error of the rules on
rows without dates; where dates are known they have their say anyway. Dates that differ in the day, the month or the
year only are taken for a slip of the pen. With too few witnesses there is no estimate, and that is said.

Of twins with one initial a date cannot tell that they are two. Their witness are the twins that the file shows, with
other initials: how many more have the same one follows from how often two people of one household do.
"""

import math

import numpy as np

from klantenbestand.duplicates.prepared import Flags
from klantenbestand.duplicates.trust import ONE_INITIAL, Witnesses
from klantenbestand.words.frozen import frozen
from klantenbestand.words.texts.duplicates import ESTIMATE_NONE, ESTIMATE_SOME

FEWEST_WITNESSES = 50  # with fewer, "none wrong" still leaves room for more than one in seventeen
CONFIDENCE = 0.95


@frozen
class Estimate:
    """Of `ticked` pairs `expected` may be wrong and, with 95% confidence, no more than `at_most`; both None without
    enough evidence. `witnesses` pairs had two dates of birth, of which `contradicted` did not agree."""

    ticked: int
    witnesses: int
    contradicted: int
    expected: float | None = None
    at_most: float | None = None

    @property
    def sentence(self) -> str:
        """The estimate in one Dutch sentence."""
        if self.expected is None or self.at_most is None:
            return ESTIMATE_NONE
        at_most = max(math.ceil(self.at_most), 1)  # no witness is so sure that what is ticked cannot be wrong
        return ESTIMATE_SOME.format(ticked=self.ticked, expected=round(self.expected), at_most=at_most)


def estimate(seen: Witnesses, distrusted: frozenset[int], sure: Flags, grown: int = 0) -> Estimate:
    """The estimate for the pairs that are `sure` (a flag per pair), from those who can bear witness.

    `grown` rows came to a group because its rows complete one another: they count as ticks without dates.
    """
    trusted = seen.would & ~np.isin(seen.kind, sorted(distrusted))
    told = int((trusted & seen.dated).sum())
    against = int((trusted & seen.dated & seen.two).sum())
    ticked = int(sure.sum()) + grown
    if told < FEWEST_WITNESSES or not ticked:
        return Estimate(ticked, told, against)
    undated = int((sure & ~seen.dated).sum()) + grown
    by_date = int((sure & seen.by_date).sum())
    expected = against / told * undated + min(seen.hidden_twins, by_date)
    at_most = upper_bound(against, told) * undated + min(most_hidden(seen.twins), by_date)
    return Estimate(ticked, told, against, expected, at_most)


def most_hidden(seen: int, share: float = ONE_INITIAL, confidence: float = CONFIDENCE) -> int:
    """How many may be hidden at most where so many are seen, and each is hidden with this share (a negative binomial).

    >>> most_hidden(0), most_hidden(20)
    (1, 7)
    """
    hidden, chance = 0, (1 - share) ** (seen + 1)
    total = chance
    while total < confidence and hidden <= seen + 10:
        hidden += 1
        chance *= share * (seen + hidden) / hidden
        total += chance
    return hidden


def upper_bound(hits: int, trials: int, confidence: float = CONFIDENCE) -> float:
    """The largest share that still makes so few hits likely enough (Clopper and Pearson, one-sided).

    >>> round(upper_bound(0, 100), 4), round(upper_bound(2, 100), 4)
    (0.0295, 0.0616)
    """
    if hits >= trials:
        return 1.0
    low, high = hits / trials, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if _at_most(hits, trials, middle) > 1 - confidence else (low, middle)
    return high


def _at_most(hits: int, trials: int, share: float) -> float:
    """The chance of no more than so many hits."""
    if share <= 0 or share >= 1:
        return 1.0 if share <= 0 else 0.0
    return sum(
        math.exp(
            math.lgamma(trials + 1) - math.lgamma(k + 1) - math.lgamma(trials - k + 1)
            + k * math.log(share) + (trials - k) * math.log1p(-share)
        )
        for k in range(hits + 1)
    )  # fmt: skip

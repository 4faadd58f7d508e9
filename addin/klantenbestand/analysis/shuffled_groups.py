"""By how much two groups drawn by chance differ a head, and how sure that is, where few buy and some buy a lot.

Student's t with Welch's degrees of freedom (Biometrika 34 (1947), 28-35) is not honest here: of 660 customers, 60 of
them kept out, of whom one in twenty buys, it saw a gain that was not there in 21 of 100 campaigns instead of 2 or 3: a
control group in which by chance hardly anybody bought seems very sure of itself. So its distribution is not taken from
a table but made: all customers of both groups are put together and divided again by chance, many times (a studentised
permutation test: Janssen, Statistics & Probability Letters 36 (1997), 9-21). And no group is taken to vary less than
both together do.
"""

import numpy as np

from klantenbestand.analysis.seasonal_index import FloatArray
from klantenbestand.analysis.special import t_quantile
from klantenbestand.words.frozen import frozen

SHUFFLES = 1999
_FEWEST_SHUFFLES = 399
_MOST_DRAWN = 2_000_000  # numbers: of more buyers fewer shuffles tell as much, as their means vary more evenly
_SEED = 20240101
_IN_TAIL = 5  # shuffles beyond a bound: with fewer it is a matter of luck where it lies
_MANY = 1e6  # degrees of freedom: the normal distribution
_SAME = 1e-9  # a division by chance that is as uneven as the one that happened is not less so by rounding
_NONE = np.zeros(0)


@frozen
class Difference:
    """The mean of one group less that of the other (`middle`) and its standard error.

    `shuffled`: (difference / error) of the same customers divided by chance, rising. NaN and empty where a group has
    under two.
    """

    middle: float
    error: float
    shuffled: FloatArray

    def bounds(self, outside: float = 0.05) -> tuple[float, float]:
        """The interval that holds the true difference in all but this share of cases.

        NaN where it is not known: also where nobody bought, as that says nothing of what the few who may would spend.
        """
        if not self.error > 0:
            return np.nan, np.nan
        size = len(self.shuffled)
        drawn = max(outside, 2 * _IN_TAIL / (size + 1))
        place = int((size + 1) * drawn / 2) - 1
        further = t_quantile(_MANY, outside) / t_quantile(_MANY, drawn)
        low = self.middle - self.error * float(self.shuffled[size - 1 - place] + _SAME) * further
        return low, self.middle - self.error * float(self.shuffled[place] - _SAME) * further


UNKNOWN = Difference(np.nan, np.nan, _NONE)


def difference(pairs: list[tuple[FloatArray, FloatArray]]) -> Difference:
    """The first group of each pair against the second; of several pairs the mean, by the size of their first group.

    Customers change groups within their own pair only. Always the same answer for the same groups.
    """
    if not pairs or min(len(group) for pair in pairs for group in pair) < 2:
        return UNKNOWN
    weight = np.array([len(one) for one, _ in pairs], dtype=np.float64)
    weight /= weight.sum()
    shuffles = int(np.clip(_MOST_DRAWN / max(_buyers(pairs), 1), _FEWEST_SHUFFLES, SHUFFLES))
    random = np.random.default_rng(_SEED)
    middle, variance = np.zeros(1), np.zeros(1)
    drawn, drawn_variance = np.zeros(shuffles), np.zeros(shuffles)
    for share, (one, other) in zip(weight, pairs, strict=True):
        every = np.concatenate([one, other])
        found = _apart(every, len(other), np.array([other.sum()]), np.array([(other**2).sum()]))
        chance = _apart(every, len(other), *_second_groups(every, len(other), shuffles, random))
        middle, variance = middle + share * found[0], variance + share**2 * found[1]
        drawn, drawn_variance = drawn + share * chance[0], drawn_variance + share**2 * chance[1]
    with np.errstate(invalid="ignore", divide="ignore"):
        shuffled = np.where(drawn_variance > 0, drawn / np.sqrt(drawn_variance), 0.0)
    return Difference(float(middle[0]), float(np.sqrt(variance[0])), np.sort(shuffled))


def _buyers(pairs: list[tuple[FloatArray, FloatArray]]) -> int:
    return sum(int(np.count_nonzero(group)) for pair in pairs for group in pair)


def _second_groups(
    every: FloatArray, size: int, shuffles: int, random: np.random.Generator
) -> tuple[FloatArray, FloatArray]:
    """The sums, and the sums of squares, of so many random groups of this size.

    Who spent nothing is not drawn one by one: it is enough how many of the others are in the group.
    """
    spent = every[every != 0]
    if not len(spent):
        return np.zeros(shuffles), np.zeros(shuffles)
    chosen = random.hypergeometric(len(spent), len(every) - len(spent), size, shuffles)
    most = int(chosen.max())
    in_turn = random.permuted(np.broadcast_to(spent, (shuffles, len(spent))), axis=1)[:, :most]
    within = np.arange(most) < chosen[:, None]
    return np.where(within, in_turn, 0.0).sum(axis=1), np.where(within, in_turn**2, 0.0).sum(axis=1)


def _apart(every: FloatArray, size: int, total: FloatArray, squares: FloatArray) -> tuple[FloatArray, FloatArray]:
    """The differences, and their squared errors, where the second group has this size, total and sum of squares."""
    first = len(every) - size
    mean, other_mean = (every.sum() - total) / first, total / size
    around = np.maximum((every**2).sum() - squares - first * mean**2, 0.0)  # rounding may leave -1e-12
    other_around = np.maximum(squares - size * other_mean**2, 0.0)
    both = (around + other_around) / (len(every) - 2)
    error = np.maximum(around / (first - 1), both) / first + np.maximum(other_around / (size - 1), both) / size
    return mean - other_mean, error

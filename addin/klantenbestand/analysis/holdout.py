"""A control group drawn by chance: who is kept out of a campaign, so that its effect can be measured."""

from collections.abc import Iterable
from hashlib import sha256

SHARE = 0.1


def draw_holdout(campaign: str, customers: Iterable[str], share: float = SHARE) -> frozenset[str]:
    """The customer numbers to keep out of this campaign.

    By chance, and yet the same at every run: the order is that of a fingerprint of campaign and number, which has
    nothing to do with how good a customer is, nor with who was kept out of another campaign. Rounded down.
    """
    numbers = sorted(set(customers), key=lambda number: sha256(f"{campaign}\n{number}".encode()).digest())
    return frozenset(numbers[: int(len(numbers) * share + 1e-9)])  # 29% of 100 is 28.999... in binary

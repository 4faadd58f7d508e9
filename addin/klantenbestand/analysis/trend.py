"""A straight trend that one odd month cannot bend: Theil-Sen."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Trend:
    """The median of all slopes between two points, per step of x, with its 95% interval (Sen 1968)."""

    slope: float
    low: float
    high: float
    points: int

    @property
    def direction(self) -> int:
        """1 rising, -1 falling, 0 where the interval holds 0."""
        return int(self.low > 0) - int(self.high < 0)

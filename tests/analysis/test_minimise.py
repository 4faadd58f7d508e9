"""The minimiser finds known minima and never returns NaN."""

import numpy as np
import pytest

from klantenbestand.analysis.minimise import BAD, curvature, lowest, slope


def rosenbrock(point: np.ndarray) -> float:
    return float(100 * (point[1] - point[0] ** 2) ** 2 + (1 - point[0]) ** 2)


def test_rosenbrocks_valley_is_found():
    found = lowest(rosenbrock, [np.array([-1.2, 1.0])])
    assert found.at == pytest.approx([1, 1], abs=1e-4)
    assert found.cost < 1e-8


def test_the_lowest_of_several_starts_counts():
    def two_dips(point: np.ndarray) -> float:
        return float(min((point[0] - 5) ** 2, (point[0] + 5) ** 2 + 1))

    assert lowest(two_dips, [np.array([-6.0]), np.array([6.0])]).at[0] == pytest.approx(5, abs=1e-4)


def test_where_the_cost_is_not_defined_it_is_only_bad():
    def half(point: np.ndarray) -> float:
        return float(np.log(point[0]) ** 2) if point[0] > 0 else float("nan")

    assert lowest(half, [np.array([0.05])]).at[0] == pytest.approx(1, abs=1e-3)
    assert lowest(lambda point: float("nan"), [np.array([0.0])]).cost == BAD


def test_slopes_and_curvature_of_a_parabola():
    matrix = np.array([[2.0, 0.5], [0.5, 1.0]])

    def parabola(point: np.ndarray) -> float:
        return float(point @ matrix @ point) / 2

    assert slope(parabola, np.array([1.0, 2.0])) == pytest.approx(matrix @ [1, 2], abs=1e-6)
    assert curvature(parabola, np.array([0.3, 0.1])) == pytest.approx(matrix, abs=1e-4)

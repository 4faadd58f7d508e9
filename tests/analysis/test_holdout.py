"""The control group: by chance, repeatable, and independent of who the customers are."""

import numpy as np

from klantenbestand.analysis.holdout import draw_holdout

NAMES = [f"K{number:05d}" for number in range(1000)]


def test_one_in_ten_is_kept_out_always_the_same():
    kept = draw_holdout("lente 2026", NAMES)
    assert len(kept) == 100
    assert kept <= set(NAMES)
    assert kept == draw_holdout("lente 2026", reversed(NAMES))
    assert draw_holdout("lente 2026", NAMES[:9]) == frozenset()
    assert draw_holdout("x", ["a", "a", "b", "b"], 0.5) in ({"a"}, {"b"})


def test_another_campaign_keeps_others_out():
    both = draw_holdout("lente 2026", NAMES) & draw_holdout("herfst 2026", NAMES)
    assert 0 < len(both) < 30  # 10 expected


def test_the_draw_does_not_follow_the_order_of_the_customers():
    place = {name: number for number, name in enumerate(NAMES)}
    drawn = [place[name] for campaign in range(40) for name in draw_holdout(str(campaign), NAMES)]
    assert abs(np.mean(drawn) - 499.5) < 4 * 288.7 / len(drawn) ** 0.5

"""What is said of campaigns by chance, and how often their bands hold: part of `bench_false_alarms`."""

from collections.abc import Iterator
from datetime import date

import numpy as np
import pandas as pd

from klantenbestand.analysis import campaign_results, prepare
from klantenbestand.analysis.addressed import Addressed
from klantenbestand.analysis.campaign_forecast import predicted_rates
from klantenbestand.analysis.campaign_groups import pays_where
from klantenbestand.analysis.campaign_trial import Trial
from klantenbestand.analysis.shuffled_groups import difference

Rate = tuple[str, float, float, float]  # name, measured, lowest and highest that will do
SPENT = np.exp(3.5 + 0.8**2 / 2)  # euro: the mean of `_spent`


def _spent(size: int, buying: float, random: np.random.Generator) -> np.ndarray:
    """What customers spend of whom this share buys."""
    return np.where(random.random(size) < buying, random.lognormal(3.5, 0.8, size), 0.0)


def lifts(runs: int, random: np.random.Generator) -> Iterator[Rate]:
    """What a campaign brought by its control group: seen where there is nothing, held, and found."""
    for addressed, kept, buying in ((180, 20, 0.05), (180, 20, 0.2), (540, 60, 0.05), (540, 60, 0.2), (900, 300, 0.2)):
        name = f"lift, {kept} kept out of {addressed + kept}, {buying:.0%} buys"
        for more in (1.0, 1.5):
            told = []
            for _ in range(2 * runs):
                pair = _spent(addressed, buying * more, random), _spent(kept, buying, random)
                told.append(difference([pair]).bounds())
            low, high = np.array(told).T
            true = (more - 1) * buying * SPENT
            if more == 1:
                yield f"{name}: said to bring something that brings nothing", float(np.mean(low > 0)), 0.0, 0.04
                yield f"{name}: said to bring less that brings nothing", float(np.mean(high < 0)), 0.0, 0.04
            else:
                yield f"{name}: half as many buyers more found", float(np.mean(low > 0)), 0.0, 1.0
            known = ~np.isnan(low)
            held = ((low <= true) & (true <= high))[known]
            yield f"{name}: holds, {more:g} times the buyers", float(np.mean(held)), 0.93, 1.0


def paying(runs: int, random: np.random.Generator) -> Iterator[Rate]:
    """Campaigns with a control group that just earn back their cost everywhere: said to pay or not somewhere."""
    for addressed, kept, buying in ((540, 60, 0.1), (900, 300, 0.1), (900, 300, 0.3)):
        somewhere, rows = [], []
        for _ in range(max(runs // 2, 20)):
            found, trial = _campaign((addressed, kept), (1.5 * buying, buying), random)
            cost = 0.5 * buying * SPENT * 0.4
            said = []
            for groups in (0, 2, 4):
                names = [f"K{n}" for n in range(addressed + kept)]
                chosen = random.integers(0, max(groups, 1), len(names))
                own = dict(zip(names, [f"g{n}" for n in chosen], strict=True)) if groups else None
                table = pays_where(found, own, {"e-mail": cost}, 0.4, trial=trial, trial_groups=own)
                said += table.loc[table["controlled"] & table["gain"].notna(), "pays"].tolist()
            somewhere.append(any(said))
            rows += [one != 0 for one in said]
        name = f"pays, {kept} kept out of {addressed + kept}, {buying:.0%} buys"
        yield f"{name}: rows called yes or no by chance", float(np.mean(rows)), 0.0, 0.04
        yield f"{name}: campaigns with such a row, three ways of grouping", float(np.mean(somewhere)), 0.0, 0.1


def paying_maybe(runs: int, random: np.random.Generator) -> Iterator[Rate]:
    """Campaigns without a control group of whom the customers buy as always, which earn back their cost or do nothing:
    said to pay perhaps, or perhaps not."""
    for addressed, orders in ((100, 2.0), (400, 2.0), (400, 12.0)):
        said = []
        for _ in range(max(runs // 2, 20)):
            days = random.poisson(orders * 440 / 365, addressed)
            customer = np.repeat(np.arange(addressed), days)
            frame = pd.DataFrame(
                {"customer": [f"K{n}" for n in customer], "amount": random.lognormal(3.5, 0.8, len(customer))}
            )
            frame["date"] = pd.Timestamp("2023-01-01") + pd.to_timedelta(random.integers(0, 440, len(frame)), unit="D")
            joined = pd.DataFrame(
                {"customer": [f"K{n}" for n in range(addressed)], "customer_since": pd.Timestamp("2022-01-01")}
            )
            talked = pd.DataFrame(
                {"customer": joined["customer"], "date": pd.Timestamp("2024-02-15"), "channel": "e-mail"}
            )
            found = campaign_results(
                prepare(frame, date(2024, 3, 15)), talked.assign(direction="uit", campaign="lente"), customers=joined
            )
            said.append(int(pays_where(found.addressed, None, {"e-mail": 0.01}, 0.4)["pays"].iloc[0]))
        name = f"without control, {addressed} customers who buy {orders:g} times a year as always"
        yield f"{name}: perhaps it pays", float(np.mean(np.array(said) > 0)), 0.0, 0.05
        yield f"{name}: perhaps not", float(np.mean(np.array(said) < 0)), 0.0, 0.2


def _campaign(
    sizes: tuple[int, int], buying: tuple[float, float], random: np.random.Generator
) -> tuple[Addressed, Trial]:
    """A campaign by e-mail on 1 March 2024 with a control group."""
    addressed, kept = sizes
    names = [f"K{n}" for n in range(addressed + kept)]
    spent = np.concatenate([_spent(addressed, buying[0], random), _spent(kept, buying[1], random)])
    frame = pd.DataFrame({"customer": names, "date": pd.Timestamp("2024-03-08"), "amount": spent.round(2)})
    before = frame.assign(date=pd.Timestamp("2023-06-01"), amount=10.0)
    purchases = prepare(pd.concat([before, frame[frame["amount"] > 0]], ignore_index=True), date(2024, 12, 31))
    contacts = pd.DataFrame({"customer": names[:addressed], "date": pd.Timestamp("2024-03-01"), "channel": "e-mail"})
    result = campaign_results(
        purchases, contacts.assign(direction="uit", campaign="lente"), None, {"lente": set(names[addressed:])}
    )
    return result.addressed, result.trial


def campaigns(runs: int, random: np.random.Generator) -> Iterator[Rate]:
    """The 80% band of a next campaign, after 3 and after 6: where campaigns differ much, and where little."""
    for earlier, alike in ((3, 30), (6, 30), (3, 200), (6, 200)):
        held = []
        for _ in range(2 * runs):
            rates = random.beta(0.1 * alike, 0.9 * alike, earlier + 1)
            number = random.binomial(300, rates)
            low, high = np.percentile(predicted_rates(number[:-1], np.full(earlier, 300)), [10, 90])
            held.append(low <= rates[-1] <= high)
        differ = "much" if alike < 100 else "little"
        yield f"next campaign in the 80% band, after {earlier} that differ {differ}", float(np.mean(held)), 0.77, 0.95

"""A shop with campaigns: who was addressed, who was kept out, and who bought after it."""

import numpy as np
import pandas as pd


def campaign_shop(
    addressed: int = 200, control: int = 100, response: tuple[float, float] = (0.4, 0.2), seed: int = 1
) -> tuple[pd.DataFrame, pd.DataFrame, set[str]]:
    """Purchases, contacts and the control group of one campaign 'lente', by e-mail on 1 March 2024."""
    random = np.random.default_rng(seed)
    names = [f"K{n}" for n in range(addressed + control)]
    rows = [(name, "2023-06-01", 10.0) for name in names]
    for place, name in enumerate(names):
        if random.random() < response[place >= addressed]:
            rows.append((name, "2024-03-08", float(random.integers(20, 60))))
    purchases = pd.DataFrame(rows, columns=["customer", "date", "amount"]).assign(
        date=lambda frame: pd.to_datetime(frame["date"])
    )
    contacts = pd.DataFrame({"customer": names[:addressed], "date": pd.Timestamp("2024-03-01"), "channel": "e-mail"})
    return purchases, contacts.assign(direction="uit", campaign="lente"), set(names[addressed:])

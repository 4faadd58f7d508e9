# ruff: noqa: E501 -- finds the makers beside it
"""What splink and recordlinkage make of the same Dutch files. Neither is a dependency: run this in an environment of its
own (`uv venv rivals; uv pip install -p rivals splink recordlinkage`); what is not installed is skipped aloud.

Run by hand: `rivals/bin/python tests/bench/bench_rivals.py [--size 10000] [--seeds 101] [--maker slips|histories|exports]`.
Prints per engine precision and recall at 0.9, false links by kind, and the recall at the best threshold with a precision
of at least 0.999. Both get names without prefix, postcodes, mailboxes and telephone numbers already made equal in form.
"""

import argparse
import logging
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import numpy as np
import pandas as pd

from bench.dutch_customers import DutchFile, make_file
from bench.dutch_exports import make_exports
from bench.dutch_histories import make_histories

MAKERS: dict[str, Callable[[int, int], DutchFile]] = {
    "slips": make_file,
    "histories": make_histories,
    "exports": make_exports,
}
LIKELY, WANTED = 0.9, 0.999


def tidy(customers: pd.DataFrame) -> pd.DataFrame:
    """The columns that both engines compare, in one form; missing as None."""
    text = {
        key: customers[key].astype("object").where(customers[key].notna(), "").astype(str).str.lower()
        for key in customers
    }
    # recordlinkage holds on to a pandas of before 3, where a text that is missing becomes "None"
    text = {key: column.where(~column.isin(["none", "nan", "nat"]), "") for key, column in text.items()}
    phones = [text[key].str.replace(r"\D", "", regex=True).str[-9:] for key in ("mobile", "phone")]
    is_mobile = [phone.str.startswith("6") for phone in phones]
    frame = pd.DataFrame(
        {
            "first_name": text["first_name"],
            "initial": text["initials"].where(text["initials"] != "", text["first_name"]).str[:1],
            "last_name": text["last_name"].str.replace(r"^((van|de|den|der|ten|ter|te|op|in|'t|el|d')\s*)+", "", regex=True),
            "company": text["company"].str.replace(r"\b(b\.?v\.?|v\.?o\.?f\.?|n\.?v\.?|eenmanszaak|stichting)(?!\w)", "", regex=True).str.strip(),
            "street": text["street"],
            "house_number": text["house_number"],
            "postcode": text["postcode"].str.replace(" ", ""),
            "city": text["city"],
            "mobile": phones[0].where(is_mobile[0], phones[1].where(is_mobile[1], "")),
            "landline": phones[1].where(~is_mobile[1], phones[0].where(~is_mobile[0], "")),
            "email": text["email"],
            "born": customers["birth_date"].dt.strftime("%Y-%m-%d"),
        }
    )  # fmt: skip
    return frame.reset_index(drop=True).replace("", None).astype(object).where(lambda made: made.notna(), None)


def splink_pairs(frame: pd.DataFrame) -> pd.DataFrame:
    """Pairs `a`, `b` with their `chance`, as the documentation sets up persons."""
    import splink.comparison_library as cl
    from splink import Linker, SettingsCreator, block_on
    from splink.internals.duckdb.database_api import DuckDBAPI

    logging.getLogger("splink").setLevel(logging.ERROR)
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            cl.NameComparison("first_name"),
            cl.NameComparison("last_name"),
            cl.JaroWinklerAtThresholds("company", [0.9]),
            cl.JaroWinklerAtThresholds("street", [0.9]),
            cl.ExactMatch("house_number"),
            cl.ExactMatch("postcode"),
            cl.LevenshteinAtThresholds("mobile", 1),
            cl.LevenshteinAtThresholds("landline", 1),
            cl.EmailComparison("email"),
            cl.LevenshteinAtThresholds("born", 1),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("postcode", "house_number"), block_on("mobile"), block_on("landline"), block_on("email"),
            block_on("last_name", "initial", "city"), block_on("first_name", "last_name"), block_on("born", "initial"), block_on("company"),
        ],
    )  # fmt: skip
    api = DuckDBAPI()
    table = api.register(frame.assign(unique_id=range(len(frame))))
    linker = Linker(table, settings, log_level=logging.ERROR)
    sure = [
        block_on("first_name", "last_name", "postcode"),
        block_on("email", "last_name"),
        block_on("mobile", "last_name"),
    ]
    linker.training.estimate_probability_two_random_records_match(sure, recall=0.6)
    linker.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
    for rule in (block_on("last_name", "postcode"), block_on("email"), block_on("mobile")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    found = linker.inference.predict(threshold_match_probability=0.5).as_pandas_dataframe()
    return pd.DataFrame({"a": found["unique_id_l"], "b": found["unique_id_r"], "chance": found["match_probability"]})


def recordlinkage_pairs(frame: pd.DataFrame) -> pd.DataFrame:
    """Pairs `a`, `b` with their `chance`, by its expectation-maximisation."""
    import recordlinkage as rl

    found = []
    for keys in (
        ["postcode", "house_number"],
        ["mobile"],
        ["landline"],
        ["email"],
        ["last_name", "initial", "city"],
        ["first_name", "last_name"],
        ["company"],
    ):
        index = rl.Index()
        index.block(keys)
        found.append(index.index(frame.dropna(subset=keys)).to_frame(index=False))  # missing is not equal to missing
    pairs = pd.MultiIndex.from_frame(pd.concat(found).drop_duplicates())
    known = frame.notna().to_numpy()
    compare = rl.Compare()
    for key in ("first_name", "last_name", "company", "street", "email"):
        compare.string(key, key, method="jarowinkler", threshold=0.9, label=key)
    for key in ("house_number", "postcode", "mobile", "landline", "born"):
        compare.exact(key, key, label=key)
    vectors = compare.compute(pairs, frame)
    a, b = (pairs.get_level_values(k).to_numpy() for k in (0, 1))
    together = known[a] & known[b]
    vectors["nothing_to_compare"] = (together.sum(axis=1) < 3).astype(float)
    engine = rl.ECMClassifier(binarize=0.8)
    engine.fit(vectors)
    chance = engine.prob(vectors)
    return pd.DataFrame({"a": a, "b": b, "chance": np.asarray(chance)})


def report(name: str, file: DutchFile, pairs: pd.DataFrame, seconds: float) -> None:
    """One line of figures."""
    entity = file.entity
    right = entity[pairs["a"].to_numpy()] == entity[pairs["b"].to_numpy()]
    true = int(sum(count * (count - 1) // 2 for count in np.bincount(entity)))
    likely = pairs["chance"].to_numpy() >= LIKELY
    order = np.argsort(-pairs["chance"].to_numpy(), kind="stable")
    good = np.cumsum(right[order])
    precise = np.flatnonzero(good / np.arange(1, len(order) + 1) >= WANTED)
    best = good[precise[-1]] / true if len(precise) else 0.0
    known = {frozenset(pair): kind for pair, kind in file.kinds.items()}
    wrong = pairs[likely & ~right]
    kinds = Counter(
        known.get(frozenset((int(entity[a]), int(entity[b]))), "other")
        for a, b in zip(wrong["a"], wrong["b"], strict=True)
    )
    hits = int((likely & right).sum())
    print(
        f"{name:14s} P {hits / max(int(likely.sum()), 1):.4f} R {hits / true:.3f} false {len(wrong)} {dict(kinds.most_common(6))} | R at P>=.999 {best:.3f} | {seconds:.1f} CPU-s",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=10_000)
    parser.add_argument("--seeds", type=int, nargs="+", default=[101])
    parser.add_argument("--maker", choices=sorted(MAKERS), default="slips")
    options = parser.parse_args()
    for seed in options.seeds:
        file = MAKERS[options.maker](options.size, seed)
        frame = tidy(file.customers)
        print(f"{options.maker} seed {seed}, {len(frame)} customers")
        for name, engine in (("splink", splink_pairs), ("recordlinkage", recordlinkage_pairs)):
            start = time.process_time()
            try:
                pairs = engine(frame)
            except ImportError as error:
                print(f"{name:14s} skipped: {error}")
                continue
            report(name, file, pairs, time.process_time() - start)


if __name__ == "__main__":
    main()

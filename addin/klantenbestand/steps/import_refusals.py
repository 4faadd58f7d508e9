"""Who is a customer already and wants no advertising by an export, or by what is remembered of any way in which exports
say him: that is written, for the strictest word wins."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

import pandas as pd

from klantenbestand.book.row_keys import is_empty
from klantenbestand.mail.objections import EVERYTHING, Objection
from klantenbestand.reading.data import Data
from klantenbestand.reading.strictest import strictest_objection
from klantenbestand.steps.change_edits import Cell, Edit
from klantenbestand.steps.import_buyers import Buyers
from klantenbestand.steps.import_matching import Matched
from klantenbestand.steps.import_objected import Returned, objected_before
from klantenbestand.steps.import_rows import OBJECTION, REFUSING
from klantenbestand.steps.opt_out_plan import Wanted, edits_of, opt_out_plan
from klantenbestand.words.frozen import frozen
from klantenbestand.words.sheets import CUSTOMERS
from klantenbestand.words.texts.importing import phrase


@frozen
class Refusal:
    """A cell `key` of a customer (his row and number in *Klanten*) that becomes `new`; `old` "" for nothing; `header`
    of the column as the owner has it. `before`: not told by the export, but remembered, since that day."""

    row: int
    number: str
    key: str
    old: str
    new: str
    source: str
    header: str
    before: date | None = None


@frozen
class Refusals:
    """All of them, with the cells that change, and what is to be remembered of who objects."""

    told: Sequence[Refusal]
    edits: Sequence[Edit]
    remembered: Sequence[Objection]


def refusals(
    data: Data,
    buyers: Buyers,
    found: Matched,
    known: Collection[Objection],
    day: date,
    *,
    everything: str = EVERYTHING,
) -> Refusals:
    """Of customers who are known; `known` is remembered already. It never weakens what stands there.

    `everything` is the owner's word for an objection to everything: it is written, and told.
    """
    told = _told(data, buyers, found, known, day)
    wanted = [_wanted(one, day) for one in told if one.key == OBJECTION]
    plan = opt_out_plan(data, wanted, known)
    cells = [Cell("customers", one.row, one.key, one.new) for one in told if one.key != OBJECTION]
    shown = [replace(one, new=everything) if one.new == EVERYTHING else one for one in told]
    return Refusals(shown, [*edits_of(plan, everything=everything), *cells], plan.remembered)


def _wanted(told: Refusal, today: date) -> Wanted:
    if told.before is None:
        return Wanted(told.new, today, phrase("refusal.source", source=told.source), row=told.row)
    return Wanted(told.new, min(told.before, today), phrase("refusal.before"), row=told.row)


def _told(data: Data, buyers: Buyers, found: Matched, known: Collection[Objection], day: date) -> list[Refusal]:
    if data.customers is None:
        return []
    frame, headers = data.customers.frame, data.customers.headers
    rows = customer_places(frame)
    before = objected_before(buyers, found.known, known)
    returned = Returned(data, frame, day) if before else None
    cells: dict[tuple[int, str], Refusal] = {}
    for buyer in sorted(found.known):
        number, values = found.numbers[buyer], buyers.values(buyer)
        for row in rows.get(number, []):
            remembered = returned.held(row, before[buyer]) if returned and buyer in before else ("", None)
            for key, said, since in _words(values, remembered):
                held = frame.at[row, key] if key in frame else None
                old = "" if is_empty(held) else str(held)
                new = _stricter(key, cells[row, key].new if (row, key) in cells else old, said)
                if new:
                    header = headers.get(key, CUSTOMERS[key].header)
                    cells[row, key] = Refusal(row, number, key, old, new, buyers.source(buyer), header, since)
    return list(cells.values())


def _words(values: Mapping[str, object], remembered: tuple[str, date | None]) -> Iterator[tuple[str, str, date | None]]:
    """Column and word of what is said of a buyer, and since when it is remembered; what the export says goes first."""
    for key in REFUSING:
        yield key, str(values.get(key, "")), None
    yield OBJECTION, *remembered


def customer_places(frame: pd.DataFrame) -> Mapping[str, list[int]]:
    """The rows of each number in *Klanten*."""
    rows: dict[str, list[int]] = defaultdict(list)
    for row, number in frame["customer"].dropna().items():
        rows[str(number)].append(int(str(row)))
    return rows


def _stricter(key: str, old: str, said: str) -> str:
    """What the cell becomes, "" where it stays: an export that is silent takes no consent away, and "nee" no
    objection."""
    if key != OBJECTION:
        return "nee" if said == "nee" and old != "nee" else ""
    new = strictest_objection([word for word in (old, said) if word]) or ""
    return new if new not in ("nee", old) else ""

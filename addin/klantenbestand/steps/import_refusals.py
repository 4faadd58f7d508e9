"""Who is a customer already and wants no advertising by an export: that is written, for the strictest word wins."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date

from klantenbestand.book.row_keys import is_empty
from klantenbestand.mail.objections import Objection
from klantenbestand.reading.data import Data
from klantenbestand.reading.strictest import strictest_objection
from klantenbestand.steps.change_edits import Cell, Edit
from klantenbestand.steps.import_buyers import Buyers
from klantenbestand.steps.import_matching import Matched
from klantenbestand.steps.import_rows import OBJECTION, has_cell
from klantenbestand.steps.opt_out_plan import Wanted, edits_of, opt_out_plan
from klantenbestand.words.frozen import frozen
from klantenbestand.words.texts.importing import phrase

_CONSENTS = ("email_consent", "phone_consent")


@frozen
class Refusal:
    """A cell `key` of a customer (his row and number in *Klanten*) that becomes `new`; `old` "" for nothing."""

    row: int
    number: str
    key: str
    old: str
    new: str
    source: str


@frozen
class Refusals:
    """All of them, with the cells that change, and what is to be remembered of who objects."""

    told: Sequence[Refusal]
    edits: Sequence[Edit]
    remembered: Sequence[Objection]


def refusals(data: Data, buyers: Buyers, found: Matched, known: Collection[Objection], day: date) -> Refusals:
    """Of customers who are known; `known` is remembered already. It never weakens what stands there."""
    told = _told(data, buyers, found)
    wanted = [
        Wanted(one.new, day, phrase("refusal.source", source=one.source), row=one.row)
        for one in told
        if one.key == OBJECTION
    ]
    plan = opt_out_plan(data, wanted, known)
    cells = [Cell("customers", one.row, one.key, one.new) for one in told if one.key != OBJECTION]
    return Refusals(told, [*edits_of(plan), *cells], plan.remembered)


def _told(data: Data, buyers: Buyers, found: Matched) -> list[Refusal]:
    if data.customers is None:
        return []
    frame = data.customers.frame
    rows: dict[str, list[int]] = defaultdict(list)
    for row, number in frame["customer"].dropna().items():
        rows[str(number)].append(int(str(row)))
    cells: dict[tuple[int, str], Refusal] = {}
    for buyer in sorted(found.known):
        number, values = found.numbers[buyer], buyers.values(buyer)
        for row in rows.get(number, []):
            for key in (OBJECTION, *_CONSENTS):
                old = frame.at[row, key] if key in frame else None
                old = cells[row, key].new if (row, key) in cells else "" if is_empty(old) else str(old)
                new = _stricter(key, old, str(values.get(key, "")))
                if new and (key == OBJECTION or has_cell(data.customers, key)):
                    cells[row, key] = Refusal(row, number, key, old, new, buyers.source(buyer))
    return list(cells.values())


def _stricter(key: str, old: str, said: str) -> str:
    """What the cell becomes, "" where it stays: silence takes no consent away, and "nee" no objection."""
    if key != OBJECTION:
        return "nee" if old == "ja" and said == "nee" else ""
    new = strictest_objection([word for word in (old, said) if word]) or ""
    return new if new not in ("nee", old) else ""

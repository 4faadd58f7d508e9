"""What *Afmelden* would do: for each customer the new *Geen reclame*, for mail that came back a remark, and what is
remembered of who stands nowhere. It never weakens what stands there.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date

import pandas as pd

from klantenbestand.book.row_keys import is_empty
from klantenbestand.mail.objections import (
    EVERYTHING,
    NUMBER,
    UNDELIVERABLE,
    Objection,
    Prints,
    mailbox_print,
    prints_of,
)
from klantenbestand.reading.data import Data
from klantenbestand.reading.strictest import strictest_objection
from klantenbestand.steps.changing import Cell, Edit, NewRow
from klantenbestand.steps.customer_card import names_of
from klantenbestand.words.frozen import frozen
from klantenbestand.words.sheets import CONSENTS
from klantenbestand.words.texts.customers import told
from klantenbestand.words.wording import short_day

OBJECTION, REMARKS = "no_advertising", "remarks"
_CHANNELS = CONSENTS["channel"].choices


@frozen
class Wanted:
    """One thing to note of who has this e-mail address, or stands in this row of *Klanten*: an objection to `what` (a
    word of *Geen reclame*) or UNDELIVERABLE; since when, and from where it comes."""

    what: str
    day: date
    source: str
    email: str = ""
    row: int | None = None


@frozen
class OptOut:
    """A row of *Klanten* whose *Geen reclame* becomes `new`; `old` "" where nothing stood there. `channels` are those
    that were asked for and open until now: two that do not fit one cell make it "alles". `shared`: another customer
    has the same number, so that nothing noted on the number is about this one alone."""

    row: int
    number: str
    name: str
    old: str
    new: str
    channels: tuple[str, ...]
    day: date
    source: str
    shared: bool = False


@frozen
class CameBack:
    """A row of *Klanten* whose mail came back, with all that will stand in *Opmerkingen*; "" where that need not
    change."""

    row: int
    number: str
    email: str
    remarks: str


@frozen
class OptOutPlan:
    """What will be done. `already`: numbers of who objected before; `unknown`: addresses that stand nowhere, and
    `unknown_back` those of them that only came back; `remembered`: what is remembered now and was not."""

    opt_outs: tuple[OptOut, ...] = ()
    came_back: tuple[CameBack, ...] = ()
    already: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    unknown_back: tuple[str, ...] = ()
    remembered: tuple[Objection, ...] = ()

    @property
    def does_something(self) -> bool:
        """Whether anything would change."""
        return bool(self.opt_outs or self.remembered or any(one.remarks for one in self.came_back))


def opt_out_plan(data: Data, wanted: Sequence[Wanted], known: Collection[Objection]) -> OptOutPlan:
    """The plan for all of these; `known` is remembered already."""
    if data.customers is None:
        told_now = [Objection(mailbox_print(one.email), one.what, one.day, one.source) for one in wanted]
        unknown, back = _strangers(wanted)
        return OptOutPlan(unknown=unknown, unknown_back=back, remembered=tuple(_new(told_now, known)))
    frame = data.customers.frame
    places = _rows_by_email(frame)
    found = [([one.row] if one.row is not None else places.get(one.email.casefold(), []), one) for one in wanted]
    by_row: dict[int, list[Wanted]] = {}
    for rows, one in found:
        for row in rows:
            by_row.setdefault(row, []).append(one)
    prints = dict(zip(by_row, prints_of(frame.loc[list(by_row)]), strict=True))
    names = dict(zip(by_row, names_of(frame, list(by_row)), strict=True))
    told_now = [each for rows, one in found for each in _objections([prints[row] for row in rows], one)]
    unknown, back = _strangers(one for rows, one in found if not rows)
    changes = [_opt_out(frame, row, names[row], asked) for row, asked in by_row.items() if _objecting(asked)]
    shared = set(frame["customer"][frame["customer"].duplicated(keep=False)].dropna())
    changes = [replace(one, shared=one.number in shared) for one in changes]
    return OptOutPlan(
        opt_outs=tuple(one for one in changes if one.new != one.old),
        came_back=tuple(
            _came_back(frame, row, one) for row, asked in by_row.items() for one in asked if one.what == UNDELIVERABLE
        ),
        already=tuple(one.number for one in changes if one.new == one.old),
        unknown=unknown,
        unknown_back=back,
        remembered=tuple(_new(told_now, known)),
    )


def edits_of(plan: OptOutPlan, *, everything: str = EVERYTHING) -> list[Edit]:
    """The cells that change; `everything` is the word for an objection to everything in this column."""
    words = {EVERYTHING: everything}
    edits: list[Edit] = [Cell("customers", one.row, OBJECTION, words.get(one.new, one.new)) for one in plan.opt_outs]
    return edits + [Cell("customers", one.row, REMARKS, one.remarks) for one in plan.came_back if one.remarks]


def log_of(plan: OptOutPlan) -> list[NewRow]:
    """A line of *Toestemmingen* for each channel that is closed now, of who has a number of his own."""
    return [
        NewRow("consents", _withdrawn(one, channel))
        for one in plan.opt_outs
        for channel in (one.channels if one.number and not one.shared else ())
    ]


def _withdrawn(one: OptOut, channel: str) -> dict[str, str | date]:
    return {
        "customer": one.number,
        "channel": channel,
        "given": "ingetrokken",
        "date": one.day,
        "source": one.source,
    }


def _strangers(wanted: Iterable[Wanted]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The addresses, each once, and those of them that only came back."""
    found: dict[str, set[str]] = {}
    for one in wanted:
        found.setdefault(one.email, set()).add(one.what)
    return tuple(found), tuple(email for email, what in found.items() if what == {UNDELIVERABLE})


def _closed(objection: str) -> Collection[str]:
    return _CHANNELS if objection == EVERYTHING else (objection,)


def _objecting(asked: Iterable[Wanted]) -> list[Wanted]:
    return [one for one in asked if one.what != UNDELIVERABLE]


def _rows_by_email(customers: pd.DataFrame) -> dict[str, list[int]]:
    if "email" not in customers:
        return {}
    found: dict[str, list[int]] = {}
    emails = customers["email"].dropna().str.casefold()
    for row, email in zip(emails.index, emails, strict=True):
        found.setdefault(str(email), []).append(int(row))
    return found


def _objections(known_by: Prints, one: Wanted) -> list[Objection]:
    """What is remembered: the address, and of a customer who objects all that he is known by again."""
    prints = [mailbox_print(one.email)] if one.email else []
    if one.what != UNDELIVERABLE:
        by_number = one.what in (EVERYTHING, NUMBER)
        prints += [each for row in known_by for each in row if by_number or each.of != NUMBER]
    return [Objection(each, one.what, one.day, one.source) for each in dict.fromkeys(prints)]


def _new(told_now: Iterable[Objection], known: Collection[Objection]) -> Iterable[Objection]:
    last = {(one.print, one.what): one.day for one in known}
    for one in told_now:
        if last.get((one.print, one.what), date.min) < one.day:
            last[(one.print, one.what)] = one.day
            yield one


def _opt_out(frame: pd.DataFrame, row: int, name: str, asked: Sequence[Wanted]) -> OptOut:
    """An objection in other words was read as one to everything."""
    objecting = _objecting(asked)
    cell = frame.at[row, OBJECTION] if OBJECTION in frame else None
    old = "" if is_empty(cell) else str(cell)
    new = strictest_objection([*([old] if old else []), *(one.what for one in objecting)]) or EVERYTHING
    number = frame.at[row, "customer"]
    closed = {channel for one in objecting for channel in _closed(one.what)} - set(_closed(old))
    channels = tuple(channel for channel in _CHANNELS if channel in closed)
    last = max(objecting, key=lambda one: one.day)
    return OptOut(row, "" if is_empty(number) else str(number), name, old, new, channels, last.day, last.source)


def _came_back(customers: pd.DataFrame, row: int, one: Wanted) -> CameBack:
    """The remark goes below those that are there, once for an address."""
    cell = customers.at[row, REMARKS] if REMARKS in customers else None
    old = "" if is_empty(cell) else str(cell)
    number = customers.at[row, "customer"]
    remark = told("opt-out.remark", day=short_day(one.day), email=one.email)
    is_noted = one.email.casefold() in old.casefold() and told("opt-out.remark.words") in old
    remarks = "" if is_noted else "\n".join(part for part in (old, remark) if part)
    return CameBack(row, "" if is_empty(number) else str(number), one.email, remarks)

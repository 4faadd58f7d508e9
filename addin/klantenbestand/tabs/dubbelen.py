"""*Dubbelen*: rows that may be one customer, group by group, for a person to decide; and who belongs together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field

import pandas as pd

from klantenbestand.duplicates.decisions import NOTHING, Decision, Proposal
from klantenbestand.duplicates.proposals import QUESTION, SURE, Group
from klantenbestand.duplicates.survivorship import Records, compacted, records_of
from klantenbestand.reading.sheet_data import SheetData
from klantenbestand.tabs.klantoverzicht import display_names
from klantenbestand.words.columns import Kind
from klantenbestand.words.frozen import frozen
from klantenbestand.words.sheets import CUSTOMERS
from klantenbestand.words.tab import Field, Format, KeyFigure, Link, Tab, Table
from klantenbestand.words.tab import Group as TabGroup
from klantenbestand.words.texts.duplicates import BARE
from klantenbestand.words.texts.tabs import say
from klantenbestand.words.wording import count, listing, plural

NAME = "Dubbelen"
RELATIONS = "Dubbelen_horenbijelkaar"
REFUSED = "Dubbelen_nietdezelfde"
BECOMES, STAYS, GOES = "zo wordt het", "blijft", "gaat erin op"
AGAIN = "ja"
_LISTED = 12  # customers of one household or firm that are named
LEADING = (
    Field(
        "decision",
        "Besluit",
        width=15,
        editable=True,
        choices=(Decision.MERGE, Decision.DIFFERENT, Decision.LATER),
        note=say("doubles.note.decision"),
    ),
    Field("group", "Groep", width=15),
    Field("role", "Rij", width=13),
    Field("customer", "Klantnummer", Format.LINK, width=13, note=say("doubles.note.customer")),
    Field("verdict", "Oordeel", width=13),
    Field("why", "Waarom, en wat verschilt", Format.LONG_TEXT, width=52),
)
COUNTS = (
    Field("purchases", "Aankopen", Format.COUNT, width=11),
    Field("contacts", "Contacten", Format.COUNT, width=11),
)
_WIDTHS = {
    "email": 34,
    "street": 25,
    "company": 28,
    "infix": 15,
    "last_name": 20,
    "iban": 25,
    "birth_date": 15,
    "kvk": 14,
}


@frozen
class Around:
    """What is shown beside the proposals.

    `refused` has one row a group that someone said is not one customer: `group`, `names`, `day`. `merged` is how many
    rows were merged away before, `estimate` the sentence on how many ticked ones may be wrong, `left_out` how many
    questions were not asked; `purchases` and `contacts` count rows by customer, None where that sheet is absent.
    """

    related: Sequence[Group] = ()
    refused: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=["group", "names", "day"]))
    merged: int = 0
    estimate: str = ""
    left_out: int = 0
    purchases: Mapping[str, int] | None = None
    contacts: Mapping[str, int] | None = None


def customer_fields(keys: Iterable[str]) -> tuple[Field, ...]:
    """The columns of a customer that a person may change, under the names of *Klanten*."""
    return tuple(
        Field(
            key,
            CUSTOMERS[key].header,
            Format.DATE if CUSTOMERS[key].kind is Kind.DATE else Format.TEXT,
            width=_WIDTHS.get(key, max(CUSTOMERS[key].width, 12)),
            editable=True,
        )
        for key in keys
    )


def dubbelen(
    proposals: Sequence[Proposal], keys: Sequence[str], customers: SheetData, around: Around, period: str
) -> Tab:
    """The tab for these proposals on *Klanten*; `keys` are the fields that a person may change."""
    ordered = sorted(proposals, key=lambda one: one.group.verdict == SURE)  # what needs an answer first
    open_ones = sum(is_open(one) for one in proposals)
    return Tab(
        name=NAME,
        group=TabGroup.DATA,
        title=say("doubles.title"),
        period=period,
        conclusion=_conclusion(proposals, open_ones, around),
        warnings=_warnings(proposals, around),
        figures=(
            KeyFigure(say("doubles.figure.open"), open_ones),
            KeyFigure(say("doubles.figure.ready"), sum(one.is_ready for one in proposals)),
            KeyFigure(say("doubles.figure.refused"), len(around.refused)),
            KeyFigure(say("doubles.figure.merged"), around.merged),
        ),
        tables=(_groups(ordered, keys, customers, around), _related(customers, around), _refused(around)),
        definitions=tuple(
            say(f"doubles.def.{word}") for word in ("decision", "row", "values", "ask", "sure", "no", "related")
        ),
        frozen=True,
        kept_columns=4,
    )


def is_open(proposal: Proposal) -> bool:
    """Whether a person still has to look at it."""
    return not proposal.is_ready and proposal.decision is not Decision.DIFFERENT


def _conclusion(proposals: Sequence[Proposal], open_ones: int, around: Around) -> str:
    done = len(around.refused) + around.merged
    if not proposals:
        return say("doubles.conclusion.done" if done else "doubles.conclusion.none", done=count(done))
    key = "doubles.conclusion" if any(one.is_ready for one in proposals) else "doubles.conclusion.open"
    ticked = plural(sum(one.is_ready for one in proposals), "groep staat", "groepen staan")
    return say(key, open=count(open_ones), done=count(done), ticked=ticked)


def _warnings(proposals: Sequence[Proposal], around: Around) -> tuple[str, ...]:
    ticked = any(one.group.verdict == SURE for one in proposals)
    key = "doubles.more.one" if around.left_out == 1 else "doubles.more"
    more = say(key, count=count(around.left_out)) if around.left_out else ""
    # a list without numbers or mailboxes, read in twice, is one kind of question, as often as there are rows
    named = around.left_out and any(BARE in one.group.reason for one in proposals if one.group.verdict == QUESTION)
    hint = say("doubles.hint") if named else ""
    return tuple(line for line in (around.estimate if ticked else "", more, hint) if line)


def _groups(proposals: Iterable[Proposal], keys: Sequence[str], customers: SheetData, around: Around) -> Table:
    ordered = list(proposals)
    rows = list(dict.fromkeys(row for one in ordered for row in one.group.rows))
    records = records_of(customers.frame.loc[rows, list(keys)])
    lines = [line for one in ordered for line in _lines(one, records, customers, around)]
    fields = (*LEADING, *customer_fields(keys), *COUNTS)
    frame = pd.DataFrame(lines, columns=[item.source for item in fields], dtype=object)
    frame = frame.astype({item.source: "float64" for item in COUNTS})
    return Table(
        NAME,
        frame,
        fields,
        title=say("doubles.table.groups"),
        key=("group", "role", "customer"),
        lead=("role", BECOMES),
        refilled=True,
    )


def _lines(one: Proposal, records: Records, customers: SheetData, around: Around) -> list[dict[str, object]]:
    """The row that shows what it will become, then the rows as they are, the one that stays first."""
    whole = {"group": one.key, "verdict": one.group.verdict}
    members = []
    places = sorted(
        zip(one.group.rows, one.group.customers, strict=True), key=lambda place: place[0] != one.survivor.row
    )
    for row, number in places:
        cells = records[row]
        members.append(
            {
                **whole,
                **cells,
                "role": STAYS if row == one.survivor.row else GOES,
                "customer": _link(customers, row, number),
                "why": _differences(cells, one),
                "purchases": _number(around.purchases, number),
                "contacts": _number(around.contacts, number),
            }
        )
    becomes = {
        **whole,
        **{key: NOTHING if key in one.edited and value is None else value for key, value in one.values.items()},
        "decision": one.decision.value or None,
        "role": BECOMES,
        "customer": _link(customers, one.survivor.row, one.survivor.customer),
        "why": _why(one),
        **{key: _total(members, key) for key in ("purchases", "contacts")},
    }
    return [becomes, *members]


def _link(customers: SheetData, row: int, number: str) -> Link:
    return Link(customers.name, f"{customers.letters['customer']}{row}", number or say("doubles.no-number"))


def _number(counts: Mapping[str, int] | None, number: str) -> float | None:
    return None if counts is None else float(counts.get(number, 0))


def _total(members: Sequence[Mapping[str, object]], key: str) -> object:
    numbers = [line[key] for line in members]
    return None if None in numbers else sum(numbers)  # type: ignore[arg-type]


def _why(one: Proposal) -> str:
    said = [one.group.reason]
    said += [say("doubles.ask", fields=listing(_headers(one.asks)))] if one.asks else []
    said += [] if one.group.is_numbered else [say("doubles.number")]
    return " ".join(said)


def _differences(cells: Mapping[str, object], one: Proposal) -> str:
    """Which cells of a row are other than what will stand, and which are empty."""
    wanted = {key: one.values[key] for key in cells if key not in one.asks}
    other = [key for key, value in wanted.items() if cells[key] is not None and _differ(key, cells[key], value)]
    other += [key for key in one.asks if cells.get(key) is not None]
    empty = [key for key, value in wanted.items() if cells[key] is None and value is not None]
    order = {key: place for place, key in enumerate(cells)}
    said = [
        say(word, fields=listing(_headers(sorted(found, key=lambda key: order.get(key, 99)))))
        for word, found in (("doubles.differs", other), ("doubles.empty", empty))
        if found
    ]
    return " ".join(said) or say("doubles.same")


def _differ(key: str, value: object, other: object) -> bool:
    return compacted(key, value) != compacted(key, other)


def _headers(keys: Iterable[str]) -> list[str]:
    own = ("KvK", "IBAN", "E-mail")
    headers = [CUSTOMERS[key].header for key in keys]
    return [header if header.startswith(own[:2]) else header[:1].lower() + header[1:] for header in headers]


def _related(customers: SheetData, around: Around) -> Table:
    names = display_names(customers.frame)
    lines = [
        {
            "relation": group.relation,
            "customers": _listed(group.customers),
            "names": _listed([str(names[row]) for row in group.rows]),
            "link": _link(customers, group.rows[0], group.customers[0]),
            "why": group.reason,
        }
        for group in around.related
    ]
    return Table(
        RELATIONS,
        pd.DataFrame(lines, columns=["relation", "customers", "names", "link", "why"], dtype=object),
        (
            Field("relation", "Hoort bij elkaar", width=18),
            Field("customers", "Klantnummers", width=20),
            Field("names", "Namen", Format.LONG_TEXT, width=48),
            Field("link", "Naar de klant", Format.LINK, width=12),
            Field("why", "Waarom", Format.LONG_TEXT, width=100),
        ),
        title=say("doubles.table.related"),
        key=("relation", "customers"),
    )


def _listed(texts: Sequence[str]) -> str:
    shown = ", ".join(dict.fromkeys(text for text in texts[:_LISTED] if text))
    return shown if len(texts) <= _LISTED else say("doubles.and-more", shown=shown, count=count(len(texts) - _LISTED))


def _refused(around: Around) -> Table:
    frame = around.refused.assign(again=None).astype({"again": object})
    note = say("doubles.again")
    return Table(
        REFUSED,
        frame,
        (
            Field("group", "Niet dezelfde", width=18),
            Field("names", "Namen", Format.LONG_TEXT, width=36),
            Field("day", "Besloten op", Format.DATE, width=12),
            Field("again", "Weer voorleggen", width=16, editable=True, choices=(AGAIN,), note=note),
        ),
        title=say("doubles.table.refused"),
        key=("group",),
        refilled=True,
    )

"""Who gets a mailing and through what, and who does not and why: worked out and shown before anything is written."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from klantenbestand.mail.channels import Channel
from klantenbestand.mail.letter_base import base_letter
from klantenbestand.mail.letters import LetterTemplate
from klantenbestand.mail.markup import link_target
from klantenbestand.mail.objections import Objection
from klantenbestand.mail.people import cell_values, letter_lines, person_of, personal_values, records
from klantenbestand.mail.permission import deliverable, permissions
from klantenbestand.mail.persons import full_name
from klantenbestand.mail.render import Around, around, try_out
from klantenbestand.mail.selection import select
from klantenbestand.mail.templates import Mailing
from klantenbestand.reading.texts import fold
from klantenbestand.words.findings import Finding, Findings
from klantenbestand.words.frozen import frozen
from klantenbestand.words.settings import Settings
from klantenbestand.words.sheets import CUSTOMERS, SETTINGS_SHEET
from klantenbestand.words.texts.mail import REASONS

_PREFERRED = {"e-mail": Channel.EMAIL, "brief": Channel.POST}


@frozen
class Recipient:
    """One person to approach. `row` is the Excel row; `values` those of all personal fields."""

    row: int
    customer: str
    name: str
    email: str
    values: Mapping[str, Any]


@frozen
class MailingPlan:
    """What a mailing would do.

    `people` (index = Excel rows, in that order): customer, name, channel. `left_out`, the same index: customer, name,
    and of each channel of the mailing a column with the code of the reason ("" where another reason decided).
    `selected`: how many rows the selection took (merged rows are never counted). `campaign`: the name under which the
    mailing is remembered; `control`: the customer numbers of the people left out as control group (`control.py`).
    """

    mailing: Mailing
    channels: tuple[Channel, ...]
    selection: str
    settings: Settings
    peildatum: date
    people: pd.DataFrame
    left_out: pd.DataFrame
    findings: Findings
    customers: pd.DataFrame
    overview: pd.DataFrame
    campaign: str = ""
    control: frozenset[str] = frozenset()

    @property
    def selected(self) -> int:
        return len(self.people) + len(self.left_out)

    def count(self, channel: Channel) -> int:
        """How many people are approached through this channel."""
        return int((self.people["channel"] == channel.value).sum())

    def reasons(self) -> dict[str, int]:
        """Why people are left out, in Dutch, the most frequent first; of several reasons the first channel's."""
        codes = self.left_out[[channel.value for channel in self.channels]].to_numpy().tolist()
        first = Counter(next(code for code in reasons if code) for reasons in codes)
        return {REASONS[code]: number for code, number in first.most_common()}

    def around(self, channel: Channel) -> Around:
        """What is the same in every message through this channel."""
        return around(self.settings, self.peildatum, channel)

    def recipients(self, channel: Channel) -> Iterator[Recipient]:
        """The people of one channel with the values of their fields, in the order of the sheet."""
        rows = self.people.index[self.people["channel"] == channel.value]
        chosen = self.customers.loc[rows]
        tone = self.settings.tone
        for row, record, cells in zip(rows, records(chosen), cell_values(chosen, self.overview), strict=True):
            values = {**cells, **personal_values(record, tone)}
            yield Recipient(int(row), record["customer"], values["naam"], deliverable(record["email"]), values)


def plan_mailing(
    mailing: Mailing,
    customers: pd.DataFrame,
    overview: pd.DataFrame,
    headers: Mapping[str, str],
    *,
    settings: Settings,
    peildatum: date,
    selection: str | None = None,
    channels: Sequence[Channel] | None = None,
    consents: pd.DataFrame | None = None,
    contacts: pd.DataFrame | None = None,
    remembered: Collection[Objection] = (),
) -> MailingPlan:
    """The plan of a mailing; nothing is written.

    `customers`, `consents`, `contacts`: typed frames of their sheets (index = Excel rows). `overview`: one row a
    customer, keyed by its column or index `customer`; `headers` gives the header of each of its columns on
    *Klantoverzicht* and its name in the frame. `selection` None: the mailing's own; columns of *Klanten* may be
    named too. `channels` None: the mailing's. `remembered`: the objections that the workbook remembers. A person is
    approached once, through the channel of his *Voorkeurskanaal* if that is allowed, else the first that is.

    Raises UsageError on a selection that cannot be read, TemplateError on a template that cannot be filled in.
    """
    chosen = tuple(Channel(channel) for channel in (channels or mailing.info.channels))
    _check_templates(mailing, settings, peildatum, chosen)
    overview = _by_customer(overview)
    text = mailing.info.selection if selection is None else selection
    taken = select(*_selectable(customers, overview, headers), text)
    allowed = permissions(customers, chosen, peildatum, consents, contacts, remembered=remembered)
    codes = {channel: allowed.loc[allowed["channel"] == channel.value, "code"] for channel in chosen}
    merged = codes[chosen[0]].eq("merged")
    asked = customers[taken.mask & ~merged]
    people, left_out = _divided(asked, {channel: code.loc[asked.index] for channel, code in codes.items()}, settings)
    found = [*taken.findings, *_nobody(len(asked), len(people), text), *_sender(settings, people)]
    return MailingPlan(
        mailing, chosen, text, settings, peildatum, people, left_out, Findings.of(found), customers, overview
    )


def letter_template(mailing: Mailing, settings: Settings) -> LetterTemplate:
    """The owner's brief.docx, or the letter in our look."""
    data = base_letter(settings.accent) if mailing.docx is None else mailing.docx
    return LetterTemplate(data, mailing.html.environment)


def _check_templates(mailing: Mailing, settings: Settings, peildatum: date, channels: Sequence[Channel]) -> None:
    for channel in channels:
        try_out(mailing, around(settings, peildatum, channel))
    if Channel.POST in channels and mailing.docx is not None:
        letter_template(mailing, settings).check()


def _by_customer(overview: pd.DataFrame) -> pd.DataFrame:
    frame = overview.set_index("customer") if "customer" in overview else overview
    return frame[frame.index.notna() & ~frame.index.duplicated()]


def _selectable(
    customers: pd.DataFrame, overview: pd.DataFrame, headers: Mapping[str, str]
) -> tuple[pd.DataFrame, dict[str, str]]:
    """All columns that a selection may name, one row a row of *Klanten*, and the header of each: those of
    *Klantoverzicht*, then those of *Klanten*."""
    found = overview.reindex(customers["customer"])
    columns: dict[str, pd.Series] = {}
    names: dict[str, str] = {}
    for header, source in headers.items():
        if source in found:
            columns[header] = found[source].set_axis(customers.index)
            names[fold(header)] = header
    for column in CUSTOMERS:
        if column.key in customers and fold(column.header) not in names:
            columns[column.header] = customers[column.key]
    return pd.DataFrame(columns, index=customers.index), {header: header for header in columns}


def _divided(
    asked: pd.DataFrame, codes: Mapping[Channel, pd.Series], settings: Settings
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The people with their channel, and those left out with the reasons. One mailbox and one address get one."""
    seen: set[object] = set()
    people, left_out = [], []
    wishes = asked["preferred_channel"].tolist() if "preferred_channel" in asked else [None] * len(asked)
    against = {channel: reasons.tolist() for channel, reasons in codes.items()}
    for position, (row, record) in enumerate(zip(asked.index, records(asked), strict=True)):
        reasons = {channel: against[channel][position] for channel in codes}
        common: dict[str, object] = {"row": row, "customer": record["customer"], "name": full_name(person_of(record))}
        channel = _channel(reasons, wishes[position])
        if channel is None:
            left_out.append(common | {one.value: reason for one, reason in reasons.items()})
            continue
        letter = letter_lines(record, settings.tone)
        keys: set[object] = {letter} if reasons.get(Channel.POST) == "" else set()
        keys |= {record["email"].casefold()} if channel is Channel.EMAIL else set()
        if keys & seen:
            reasons[channel] = "same-address"
            left_out.append(common | {one.value: reason for one, reason in reasons.items()})
            continue
        seen |= keys
        people.append({**common, "channel": channel.value})
    return _frame(people, ["channel"]), _frame(left_out, [channel.value for channel in codes])


def _frame(rows: list[dict[str, object]], columns: list[str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["row", "customer", "name", *columns], dtype="object").set_index("row")


def _channel(reasons: Mapping[Channel, str], wish: object) -> Channel | None:
    allowed = [channel for channel, reason in reasons.items() if not reason]
    preferred = _PREFERRED.get(wish) if isinstance(wish, str) else None
    return preferred if preferred in allowed else next(iter(allowed), None)


def _nobody(asked: int, people: int, selection: str) -> list[Finding]:
    if not asked and selection.strip():
        return [Finding("mail-nobody-selected", details={"selection": selection})]
    if not asked:
        return [Finding("mail-no-customers")]
    return [] if people else [Finding("mail-nobody", details={"selected": asked})]


def _sender(settings: Settings, people: pd.DataFrame) -> list[Finding]:
    """What *Instellingen* lacks for this mailing."""
    used = set(people["channel"])
    missing = {
        "mail-no-sender": Channel.EMAIL in used and not deliverable(settings.email),
        "mail-no-company": bool(used) and not settings.company,
        "mail-no-letterhead": Channel.POST in used and not (settings.street and settings.city),
        "mail-no-unsubscribe": Channel.EMAIL in used and not settings.unsubscribe,
    }
    found = [Finding(code, sheet=SETTINGS_SHEET) for code, is_missing in missing.items() if is_missing]
    if used and settings.unsubscribe and not link_target(settings.unsubscribe):
        details = {"address": settings.unsubscribe}
        found.append(Finding("mail-bad-unsubscribe", sheet=SETTINGS_SHEET, details=details))
    return found

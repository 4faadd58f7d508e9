"""What the workbook remembers of mailings: who was in which, and who was kept out as control group.

A mailing that was made is no contact: only the owner knows whether it was sent. So it stands in *Geheugen* and not in
*Contacten*; *Campagneresultaat* takes it from there, beside the contacts that the owner wrote down himself.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandas as pd

from klantenbestand.book.memory import Memory
from klantenbestand.book.row_keys import key_text
from klantenbestand.mail.channels import Channel

if TYPE_CHECKING:  # letters and templates take a tenth of a second to import
    from klantenbestand.mail.plan import MailingPlan

MAILINGS = "mailings"
_COLUMNS = ("Campagne", "Datum", "Kanaal", "Klantnummer", "Groep")
_ADDRESSED, _CONTROL = "benaderd", "controlegroep"
# As *Contacten* calls the channels.
_CONTACT_CHANNELS = {Channel.EMAIL.value: "e-mail", Channel.POST.value: "brief"}


def mailings(memory: Memory, merged: Mapping[str, str] | None = None) -> pd.DataFrame:
    """Every customer of every mailing that is remembered, oldest first.

    Columns campaign, date, channel (a word of *Contacten*; '' in the control group), customer (of merged customers the
    number that stayed, by `merged`), control (bool). One row for each campaign and customer.
    """
    table = memory.table(MAILINGS, _COLUMNS)
    numbers = [key_text(number) for number in table["Klantnummer"]]
    frame = pd.DataFrame(
        {
            "campaign": pd.Series([key_text(name) for name in table["Campagne"]], dtype="str"),
            "date": pd.to_datetime(table["Datum"].reset_index(drop=True), errors="coerce"),
            "channel": pd.Series([key_text(name) for name in table["Kanaal"]], dtype="str"),
            "customer": pd.Series([(merged or {}).get(number, number) for number in numbers], dtype="str"),
            "control": pd.Series([key_text(group) == _CONTROL for group in table["Groep"]], dtype=bool),
        }
    )
    frame = frame[(frame["campaign"] != "") & (frame["customer"] != "") & frame["date"].notna()]
    # Who was addressed under one of his merged numbers was addressed.
    frame = frame.sort_values(["date", "control"], kind="stable").drop_duplicates(["campaign", "customer"])
    return frame.reset_index(drop=True)


def earlier(
    memory: Memory, campaign: str, merged: Mapping[str, str] | None = None
) -> tuple[frozenset[str], frozenset[str]]:
    """Who was kept out of earlier mailings of this campaign, and who got one."""
    found = mailings(memory, merged)
    found = found[found["campaign"].str.casefold() == campaign.casefold()]
    kept, addressed = (frozenset(found.loc[found["control"] == out, "customer"]) for out in (True, False))
    return kept, addressed


def control_groups(found: pd.DataFrame) -> dict[str, frozenset[str]]:
    """Who was kept out of each campaign, of what `mailings` gave."""
    held = found[found["control"]]
    return {str(campaign): frozenset(own) for campaign, own in held.groupby("campaign")["customer"]}


def as_contacts(found: pd.DataFrame, contacts: pd.DataFrame | None) -> pd.DataFrame | None:
    """*Contacten* (the typed frame) with a contact for everybody who was in a remembered mailing and of whom no contact
    to him in that campaign stands there yet."""
    sent = found[~found["control"]]
    if sent.empty:
        return contacts
    made = pd.DataFrame({name: sent[name] for name in ("date", "customer", "channel", "campaign")}).assign(
        direction="uit"
    )
    if contacts is None or not {"customer", "campaign"} <= set(contacts):
        return made if contacts is None else pd.concat([contacts, made], ignore_index=True)
    outgoing = (
        contacts[contacts["direction"].isin(["uit"]) | contacts["direction"].isna()]
        if "direction" in contacts
        else contacts
    )
    known = pd.MultiIndex.from_frame(outgoing[["campaign", "customer"]])
    new = ~pd.MultiIndex.from_frame(made[["campaign", "customer"]]).isin(known)
    return pd.concat([contacts, made[new]], ignore_index=True)


def spelled(memory: Memory, campaign: str) -> str:
    """The campaign as it was called before, where only capitals differ."""
    names = (key_text(name) for name in memory.table(MAILINGS, _COLUMNS)["Campagne"])
    return next((name for name in names if name.casefold() == campaign.casefold()), campaign)


def with_mailing(memory: Memory, plan: "MailingPlan") -> Memory:
    """The memory with everybody in this plan who gets the mailing, and everybody who was kept out by lot."""
    day = pd.Timestamp(plan.peildatum)
    people = zip(plan.people["customer"], plan.people["channel"], strict=True)
    rows: list[tuple[object, ...]]
    rows = [(plan.campaign, day, _CONTACT_CHANNELS[channel], str(customer), _ADDRESSED) for customer, channel in people]
    rows += [(plan.campaign, day, None, customer, _CONTROL) for customer in sorted(plan.control)]
    known = memory.table(MAILINGS, _COLUMNS)
    added = pd.DataFrame(rows, columns=list(_COLUMNS), dtype=object)
    table = pd.concat([known, added], ignore_index=True) if len(known) else added
    return memory.with_table(MAILINGS, table.drop_duplicates(["Campagne", "Klantnummer"], ignore_index=True))

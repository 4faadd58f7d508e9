"""May this customer be approached through this channel? The strictest word counts; doubt means no.

E-mail asks for consent (art. 11.7 Tw); the exception for existing customers is not assumed, for the workbook does not
show its conditions (address obtained at a sale, similar products, opt-out offered then). Calling for advertising asks
for consent too, of natural persons with their eenmanszaak, vof or maatschap, since 1 July 2026 also of customers; a bv,
nv, stichting may be called until it objects. Post may be sent until someone objects. Product rules, not legal advice.
"""

import re
from collections.abc import Callable, Collection, Sequence
from datetime import date

import pandas as pd

from klantenbestand.mail.addresses import postal_lines
from klantenbestand.mail.channels import Channel
from klantenbestand.mail.objections import Objection, Prints, came_back_on, objected_on, prints_wanted
from klantenbestand.mail.people import address_of, person_of, records
from klantenbestand.mail.persons import addressee
from klantenbestand.reading.companies import legal_form
from klantenbestand.words.texts.mail import REASONS

# An address as every mail program takes it; the first sign may not start a formula in a spreadsheet or an option of
# a program. Letters with accents before the @ need SMTPUTF8, which few receive.
_ADDRESS = re.compile(
    r"[A-Za-z0-9_][A-Za-z0-9!#$%&'*+/=?^_`{|}~-]*(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+(?:[A-Za-z]{2,63}|xn--[A-Za-z0-9-]{2,59})"
)
_Against = Callable[["pd.Series[bool]", str], None]
_OBJECTIONS = {channel: (channel.value, "alles") for channel in Channel}
_ONLY_OTHER = {
    Channel.EMAIL: ("brief", "telefoon"),
    Channel.POST: ("e-mail", "telefoon"),
    Channel.PHONE: ("e-mail", "brief"),
}
_CONSENT = {Channel.EMAIL: ("email_consent", "consent-no"), Channel.PHONE: ("phone_consent", "phone-consent-no")}
_LEGAL_PERSONS = ("bv", "nv", "stichting", "vereniging", "coöperatie")


def deliverable(address: str) -> str:
    """The address as it can stand in a mail, its domain in ASCII; "" where it cannot.

    >>> deliverable("anna@bäckerei.example"), deliverable("=1+1@example.nl"), deliverable("anna@example")
    ('anna@xn--bckerei-5wa.example', '', '')
    """
    local, _, domain = address.strip().rpartition("@")
    if not domain.isascii():
        try:
            domain = domain.encode("idna").decode("ascii")
        except UnicodeError:
            return ""
    whole = f"{local}@{domain}"
    return whole if len(whole) <= 254 and _ADDRESS.fullmatch(whole) else ""


def permissions(
    customers: pd.DataFrame,
    channels: Sequence[Channel],
    peildatum: date,
    consents: pd.DataFrame | None = None,
    contacts: pd.DataFrame | None = None,
    *,
    remembered: Collection[Objection] = (),
) -> pd.DataFrame:
    """For every row of *Klanten* and every channel whether it is allowed, and if not why.

    `consents` and `contacts` are the typed frames of *Toestemmingen* and *Contacten*, `remembered` the objections that
    the workbook remembers. Answer: index = Excel rows (each as often as there are channels), columns channel, allowed
    (bool), code ("" = allowed), reason (Dutch).
    """
    known = (remembered, prints_wanted(customers, remembered))
    judged = [_judged(customers, channel, peildatum, consents, contacts, known=known) for channel in channels]
    frames = [
        pd.DataFrame({"channel": channel.value, "allowed": codes.eq(""), "code": codes, "reason": codes.map(REASONS)})
        for channel, codes in zip(channels, judged, strict=True)
    ]
    return pd.concat(frames) if frames else pd.DataFrame(columns=["channel", "allowed", "code", "reason"])


def _judged(
    customers: pd.DataFrame,
    channel: Channel,
    peildatum: date,
    consents: pd.DataFrame | None,
    contacts: pd.DataFrame | None,
    *,
    known: tuple[Collection[Objection], Prints],
) -> pd.Series:
    """The code of the first reason against, "" without; index = Excel rows."""
    codes = pd.Series("", index=customers.index, dtype="str")

    def against(mask: "pd.Series[bool]", code: str) -> None:
        codes.loc[mask & codes.eq("")] = code

    log = _last_words(customers, channel, peildatum, consents)
    against(_column(customers, "merged_into").notna(), "merged")
    against(_column(customers, "customer").isna(), "no-number")
    against(_column(customers, "no_advertising").isin(_OBJECTIONS[channel]), "objection")
    against(_unsubscribed(customers, channel, contacts), "unsubscribed")
    told, returned = objected_on(customers, channel, *known), returned_on(customers, channel, peildatum, consents)
    against(told.notna() & ~returned.gt(told), "objection-remembered")
    if channel is Channel.POST:
        against(log.eq("withdrawn"), "consent-withdrawn")
        _judge_address(customers, against)
        return codes
    key, refused = _CONSENT[channel]
    consent = _column(customers, key)
    against(consent.eq("nee"), refused)
    against(log.eq("withdrawn"), "consent-withdrawn")
    if channel is Channel.PHONE:
        _judge_consent(consent, log, ~is_legal_person(customers), "phone-consent-unknown", against)
        against(_column(customers, "phone").isna() & _column(customers, "mobile").isna(), "no-phone")
        return codes
    _judge_same_email(customers, codes, against)
    _judge_consent(consent, log, pd.Series(True, index=customers.index), "consent-unknown", against)
    _judge_mailbox(customers, against)
    back = came_back_on(customers, *known)
    against(back.notna() & ~returned.gt(back), "email-came-back")
    return codes


def _judge_consent(
    consent: pd.Series, log: pd.Series, needed: "pd.Series[bool]", unknown: str, against: _Against
) -> None:
    """Where consent is needed, it stands with the customer and has not expired."""
    against(needed & log.eq("expired"), "consent-expired")
    against(needed & ~consent.eq("ja") & log.eq("given"), "consent-only-in-log")
    against(needed & ~consent.eq("ja"), unknown)


def is_legal_person(customers: pd.DataFrame) -> "pd.Series[bool]":
    """Whether the customer is a company that is a person by itself, by *Rechtsvorm* or its name."""
    forms = _column(customers, "legal_form").fillna("").map(lambda form: legal_form(f"Bedrijf {form}"))
    return forms.isin(_LEGAL_PERSONS) & ~_column(customers, "customer_type").eq("particulier")


def returned_on(customers: pd.DataFrame, channel: Channel, peildatum: date, consents: pd.DataFrame | None) -> pd.Series:
    """The last day on which each gave consent for this channel, by himself or in the log; NaT without."""
    days = pd.Series(pd.NaT, index=customers.index, dtype="datetime64[us]")
    if channel in _CONSENT:
        days = _dates(customers, "consent_date").where(_column(customers, _CONSENT[channel][0]).eq("ja"))
    if consents is None or consents.empty or "given" not in consents:
        return days
    log = consents[consents["given"].eq("gegeven") & _column(consents, "channel").eq(channel.value)]
    given = _dates(log, "date").where(~_dates(log, "date").gt(pd.Timestamp(peildatum)))
    last = given.groupby(log["customer"]).max().reindex(customers["customer"]).set_axis(customers.index)
    return pd.concat([days, last], axis=1).max(axis=1)


def _judge_mailbox(customers: pd.DataFrame, against: _Against) -> None:
    emails = _column(customers, "email")
    against(emails.isna(), "no-email")
    against(emails.fillna("").map(deliverable).eq(""), "bad-email")


def _judge_address(customers: pd.DataFrame, against: _Against) -> None:
    found = list(records(customers))
    named = pd.Series([bool(addressee(person_of(row))) for row in found], index=customers.index, dtype=bool)
    placed = pd.Series([bool(postal_lines(address_of(row))) for row in found], index=customers.index, dtype=bool)
    against(~placed, "no-address")
    against(~named, "no-name")


def _judge_same_email(customers: pd.DataFrame, codes: pd.Series, against: _Against) -> None:
    """Who said no with this address said so for the address: it is one mailbox."""
    refused = codes.isin(("objection", "unsubscribed", "objection-remembered", "consent-no", "consent-withdrawn"))
    # Merged rows too: their objection is no less one.
    refused |= codes.eq("merged") & (
        _column(customers, "no_advertising").isin(_OBJECTIONS[Channel.EMAIL])
        | _column(customers, "email_consent").eq("nee")
    )
    emails = _column(customers, "email").str.strip().str.casefold()
    against(emails.isin(set(emails[refused].dropna())), "objection-same-address")


def _last_words(customers: pd.DataFrame, channel: Channel, peildatum: date, consents: pd.DataFrame | None) -> pd.Series:
    """'given', 'expired', 'withdrawn' or '' for each row: the last word on this channel in *Toestemmingen*.

    A withdrawal without a date or on the same day as a consent comes last; a consent of after the peildatum is none.
    """
    nothing = pd.Series("", index=customers.index, dtype="str")
    if consents is None or consents.empty or "given" not in consents:
        return nothing
    today = pd.Timestamp(peildatum)
    withdrawn = consents["given"].eq("ingetrokken")
    day = _dates(consents, "date")
    log = pd.DataFrame({
        "customer": consents["customer"],
        "word": withdrawn.map({True: "withdrawn", False: "given"}),
        "day": day.where(day.notna() | ~withdrawn, pd.Timestamp.max.floor("D")),
        "expired": ~withdrawn & _dates(consents, "valid_until").lt(today),
    })  # fmt: skip
    known = consents["given"].notna() & (withdrawn | ~day.gt(today))
    log = log[_column(consents, "channel").eq(channel.value) & known & log["customer"].notna()]
    log = log.sort_values(["day", "word"], kind="stable", na_position="first")  # "withdrawn" sorts behind "given"
    last = log.drop_duplicates("customer", keep="last").set_index("customer")
    word = last["word"].mask(last["expired"], "expired")
    words = word.reindex(customers["customer"]).set_axis(customers.index)  # map() fails where the log is empty
    return words.astype("str").fillna("")


def _unsubscribed(customers: pd.DataFrame, channel: Channel, contacts: pd.DataFrame | None) -> "pd.Series[bool]":
    """Who answered 'afgemeld' in *Contacten*, and (for e-mail) gave no consent since."""
    if contacts is None or "response" not in contacts:
        return pd.Series(False, index=customers.index)
    left = contacts[contacts["response"].eq("afgemeld") & ~_column(contacts, "channel").isin(_ONLY_OTHER[channel])]
    left = left[left["customer"].notna()]
    last = _dates(left, "date").fillna(pd.Timestamp.max.floor("D")).groupby(left["customer"]).max()
    day = last.reindex(customers["customer"]).set_axis(customers.index)  # map() fails where nobody left
    if channel is Channel.POST:
        return day.notna()
    return day.notna() & ~_dates(customers, "consent_date").gt(day)


def _column(frame: pd.DataFrame, key: str) -> pd.Series:
    return frame[key] if key in frame else pd.Series(None, index=frame.index, dtype="str")


def _dates(frame: pd.DataFrame, key: str) -> pd.Series:
    return frame[key] if key in frame else pd.Series(pd.NaT, index=frame.index, dtype="datetime64[us]")

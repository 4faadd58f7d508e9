"""What the columns, and the name, of a list of addresses tell: who wants no more mail, and whose mail came back.

Both ways: `Unsubscribed` = false is someone who still gets mail. A list in which nothing tells who unsubscribed is
`silent`; taking it for a list of unsubscribes would close the door on every subscriber.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from enum import StrEnum

from klantenbestand.reading.dates import date_reader
from klantenbestand.reading.texts import fold


class Why(StrEnum):
    """Why someone is on the list; the values are what the owner sees."""

    UNSUBSCRIBED = "afgemeld"
    COMPLAINT = "klacht"
    CAME_BACK = "onbestelbaar"


GRAVEST = (Why.COMPLAINT, Why.UNSUBSCRIBED, Why.CAME_BACK)

_STATUS = (
    *("status", "state", "toestand", "emailstatus", "subscriptionstatus", "emailmarketingstatus", "sttext", "event"),
    *("gebeurtenis", "type", "statusrelatie"),
)
_REASON = ("reden", "reason")
_FLAGS = (
    *("unsubscribed", "afgemeld", "uitgeschreven", "optout", "blacklisted", "emailblacklisted", "blocklisted"),
    *("emailblocklisted", "geblokkeerd", "unsubscribe"),
)
_DATES = (
    *("datum", "date", "tijd", "time", "timestamp", "ts", "tijdstip", "moment", "statusdate", "datumstatus"),
    *("lastchanged", "gewijzigd", "gewijzigdop", "modifiedtime", "modifiedat", "updatedat", "updated"),
)
_BESIDE = (
    "campaign",
    "campagne",
    "title",
    "titel",
    "url",
    "link",
    "bouncerate",
    "percent",
)  # of a mailing, not of a person
_LEFT = ("unsub", "afmeld", "afgemeld", "uitschr", "uitgeschr", "optout", "optedout", "blocklist", "blacklist")
_LEFT_TOO = ("geblokkeerd", "blocked", "nolonger", "nevermeant", "inappropriate")
_COMPLAINT = ("complain", "spam", "junk", "abuse", "klacht")
_SOFT = ("soft", "tijdelijk", "deferred", "mailboxfull", "transient")
_BACK = ("bounce", "clean", "opgeschoond", "invalid", "ongeldig", "undeliver", "onbestel", "hardb")
_HARD = ("hard", "permanent")  # only as all that stands there: "hardware" is no bounce
# Words of a status in the order in which they are looked for: "unsubscribed" holds "subscribed".
_WORDS = ((Why.COMPLAINT, _COMPLAINT), (Why.CAME_BACK, _BACK), (Why.UNSUBSCRIBED, (*_LEFT, *_LEFT_TOO)))
_DENIED = re.compile(r"(niet|not|non|nooit|never)(unsub|afgem|afmeld|uitges|opted?out|bounce|geblok|block)")
_SOFT_BOUNCES = re.compile(r"softb|bounces?soft")
_STILL_THERE = ("subscribed", "subscriber", "actief", "actieve", "active", "ingeschreven", "aangemeld", "abonnee")
_NO = ("", "0", "nee", "no", "false", "onwaar", "n")
_YES = ("1", "ja", "yes", "true", "waar", "j", "y", "x")
_NO_BOUNCE = (*_NO, "none", "geen", "null", "never", "nooit", "ok", "valid", "active", "delivered")


def told_by(*words: str) -> Why | None:
    """What the name of a file or a header says that it is a list of; None where it does not say it.

    >>> told_by("afmeldingen maart.csv"), told_by("cleaned_members.csv"), told_by("klanten.csv")
    (<Why.UNSUBSCRIBED: 'afgemeld'>, <Why.CAME_BACK: 'onbestelbaar'>, None)
    """
    folded = " ".join(map(fold, words))
    if _SOFT_BOUNCES.search(folded):
        return None
    for why, parts in (
        (Why.CAME_BACK, ("bounce", "cleaned", "onbestel", "opgeschoond")),
        (Why.COMPLAINT, ("complaint", "klacht")),
        (Why.UNSUBSCRIBED, (*_LEFT, "geblokkeerd")),
    ):
        if _holds(folded, parts):
            return why
    return None


def is_of_who_stays(name: str) -> bool:
    """Whether the name of a file says that nobody in it unsubscribed: subscribers, or mailboxes that were only full.

    >>> is_of_who_stays("subscribed_segment.csv"), is_of_who_stays("unsubscribed.csv")
    (True, False)
    """
    folded = fold(name)
    return told_by(name) is None and (_holds(folded, _STILL_THERE) or bool(_SOFT_BOUNCES.search(folded)))


class Table:
    """The columns of one list by what they tell. `header` is folded; `addresses` is the column they stand in.

    With `everyone` the owner said that all on the list want no more mail; what a column says goes before it.
    """

    def __init__(
        self, header: Sequence[str], rows: Sequence[Sequence[str]], addresses: int, name: str, *, everyone: bool
    ) -> None:
        self.header = header
        self._rows = rows
        own = [at for at in range(len(header)) if at != addresses]
        others = [at for at in own if not _holds(header[at], _BESIDE)]
        left = [at for at in own if _holds(header[at], _LEFT) or header[at] in _FLAGS]
        back = [at for at in others if "bounce" in header[at] and "soft" not in header[at]]
        self._left = self._dates([at for at in left if at in others])
        self._back = self._dates([at for at in others if _holds(header[at], ("clean", "bounce"))])
        self._any = self._dates([at for at in others if header[at] in _DATES])
        dated = {at for at, _ in (*self._left, *self._back)}
        self._reasons = [at for at in others if _holds(header[at], _REASON) and at not in back]
        self._left_reasons = [at for at in self._reasons if at in left]
        self._flags = [at for at in left if at not in {*self._reasons, *dated} and self._is_flag(at)]
        worded = [at for at in left if at in others and at not in {*self._reasons, *self._flags, *dated}]
        statuses = [at for at in others if header[at] in _STATUS]
        coded = [at for at in statuses if (texts := self._texts(at)) and all(text.isdecimal() for text in texts)]
        # A code that is the same for all tells of nobody.
        self._statuses = [*(at for at in statuses if at not in coded or len({*self._texts(at)}) > 1), *worded]
        self._bounces = [at for at in back if at not in dated and self._tells_of_bounces(at)]
        usual = told_by(name, header[addresses])
        self._usual = Why.UNSUBSCRIBED if everyone and usual is None else usual
        says = (
            *(at for at in self._statuses if at not in coded),
            *self._flags,
            *self._bounces,
            *self._left_reasons,
            *dated,
        )
        self.silent = not (self._usual or says or is_of_who_stays(name))

    def why(self, row: Sequence[str]) -> Why | None:
        """Why this row is on the list, the gravest reason first; None for who is still subscribed."""
        statuses = self._words(row, self._statuses)
        words = [*statuses, *self._words(row, self._reasons)]
        bounces = [(self.header[at], fold(row[at])) for at in self._bounces if at < len(row)]
        found: set[Why | None] = {_worded(word) for word in words}
        found |= {_bounced(head, word) for head, word in bounces}
        if self._has_left(row):
            found.add(Why.UNSUBSCRIBED)
        if any(self._words(row, [at for at, _ in self._back])):
            found.add(Why.CAME_BACK)
        if soft := any(_holds(word, _SOFT) for word in (*words, *(word for _, word in bounces))):
            found.discard(Why.CAME_BACK)
        if known := [why for why in GRAVEST if why in found]:
            return known[0]
        is_told = self._flags or self._left or self._back or any(statuses) or any(word for _, word in bounces)
        return None if soft or is_told else self._usual

    def day(self, row: Sequence[str], why: Why) -> date | None:
        """Since when; None where the list does not say it."""
        for columns in (self._back if why is Why.CAME_BACK else self._left, self._any):
            for at, read in columns:
                day = read(row[at]) if at < len(row) else None
                if day is not None:
                    return day
        return None

    def _has_left(self, row: Sequence[str]) -> bool:
        filled = self._words(row, [*self._flags, *self._left_reasons])
        return any(word not in _NO for word in filled) or any(self._words(row, [at for at, _ in self._left]))

    def _is_flag(self, at: int) -> bool:
        """Whether this column says yes or no; under a header that asks just that, any other word is a yes."""
        texts = self._texts(at)
        if self.header[at] in _FLAGS:
            return not any("://" in text or _worded(fold(text)) for text in texts)
        return bool(texts) and all(fold(text) in (*_YES, *_NO) for text in texts)

    def _tells_of_bounces(self, at: int) -> bool:
        """Not a column that counts them, for a full mailbox counts too."""
        counts = all(re.fullmatch(r"[\d.,]+", text) for text in self._texts(at))
        return not counts or _holds(self.header[at], ("hard", "bounced", "type"))

    def _dates(self, columns: Iterable[int]) -> list[tuple[int, Callable[[str], date | None]]]:
        """Those of the columns in which a date stands, with a reader for each."""
        found = []
        for at in columns:
            texts = self._texts(at)
            reader = date_reader(texts)
            counts = all(fold(text) in (*_YES, *_NO) or re.fullmatch(r"\d{1,4}", text) for text in texts)
            if not counts and any(reader(text).value for text in texts):
                found.append((at, _reading(reader)))
        return found

    def _texts(self, at: int) -> list[str]:
        return [row[at] for row in self._rows if at < len(row) and row[at]]

    def _words(self, row: Sequence[str], columns: Iterable[int]) -> list[str]:
        return [fold(row[at]) for at in columns if at < len(row)]


def _holds(word: str, parts: Iterable[str]) -> bool:
    return any(part in word for part in parts)


def _worded(word: str) -> Why | None:
    """What a word in a column of statuses or reasons says."""
    if _DENIED.match(word):
        return None
    if word in _HARD:
        return Why.CAME_BACK
    return next((why for why, parts in _WORDS if _holds(word, parts)), None)


def _bounced(header: str, word: str) -> Why | None:
    """What a word in a column about bounces says. A reason "spam" is what a server thought, and no complaint."""
    if word in _NO_BOUNCE or _DENIED.match(word):
        return None
    return Why.CAME_BACK if _holds(header, _REASON) else _worded(word) or Why.CAME_BACK


def _reading(reader: Callable[[str], object]) -> Callable[[str], date | None]:
    def read(text: str) -> date | None:
        value = getattr(reader(text), "value", None)
        return value if isinstance(value, date) else None

    return read

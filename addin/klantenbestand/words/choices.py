"""What people write for one and the same choice (yes and no, the ways to reach somebody), and choices of the owner."""

from enum import StrEnum

YES_NO = (
    ("j", "ja"), ("yes", "ja"), ("y", "ja"), ("x", "ja"), ("waar", "ja"), ("true", "ja"), ("1", "ja"), ("v", "ja"),
    ("n", "nee"), ("no", "nee"), ("onwaar", "nee"), ("false", "nee"), ("0", "nee"), ("neen", "nee"),
)  # fmt: skip
CONSENT = (
    *YES_NO,
    ("opt-in", "ja"), ("opt in", "ja"), ("optin", "ja"), ("subscribed", "ja"), ("aangemeld", "ja"), ("ingeschreven", "ja"),
    ("akkoord", "ja"), ("toestemming", "ja"), ("geen", "nee"), ("niet", "nee"), ("nooit", "nee"), ("opt-out", "nee"),
    ("opt out", "nee"), ("optout", "nee"), ("unsubscribed", "nee"), ("afgemeld", "nee"), ("uitgeschreven", "nee"),
    ("ingetrokken", "nee"), ("geweigerd", "nee"), ("stop", "nee"), ("bezwaar", "nee"),
)  # fmt: skip
CHANNELS = (
    ("tel", "telefoon"), ("telefonisch", "telefoon"), ("bellen", "telefoon"), ("gebeld", "telefoon"), ("phone", "telefoon"),
    ("mail", "e-mail"), ("email", "e-mail"), ("e mail", "e-mail"), ("post", "brief"), ("letter", "brief"),
    ("afspraak", "bezoek"), ("op bezoek", "bezoek"), ("visit", "bezoek"), ("social media", "sociale media"),
    ("facebook", "sociale media"), ("instagram", "sociale media"), ("linkedin", "sociale media"),
    ("whatsapp", "chat"), ("website", "webformulier"), ("formulier", "webformulier"), ("contactformulier", "webformulier"),
)  # fmt: skip
CHANNEL_NAMES = ("telefoon", "e-mail", "brief", "bezoek", "sociale media", "chat", "webformulier")


class OneName(StrEnum):
    """What stands ready for two rows of one whole name at one door, about whom nothing else is known."""

    BY_FILE = "automatisch"  # as the file shows how often such two are two people
    MERGE = "samenvoegen"
    ASK = "vragen"

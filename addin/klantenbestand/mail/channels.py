"""Through what a person can be approached."""

from enum import StrEnum


class Channel(StrEnum):
    """A channel; the values are those of *Toestemmingen* and *Geen reclame*."""

    EMAIL = "e-mail"
    POST = "post"
    PHONE = "telefoon"


WRITTEN = (Channel.EMAIL, Channel.POST)  # those that a mailing goes through

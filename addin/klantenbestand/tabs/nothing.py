"""A tab that cannot be made now, in the place of the one of an earlier run: old figures must not look like new ones."""

from klantenbestand.words.tab import Group, Tab
from klantenbestand.words.texts.tabs import say


def nothing(name: str, reason: str) -> Tab:
    """The tab with only the reason why there is nothing on it."""
    return Tab(name, Group.ANALYSIS, name, say("nothing.conclusion", reason=reason[:1].upper() + reason[1:]))

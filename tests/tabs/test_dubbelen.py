"""What the tab *Dubbelen* says around its groups."""

from types import SimpleNamespace

import pytest

from duplicates.tables import customers
from klantenbestand.tabs.dubbelen import Around, dubbelen

KLANTEN = SimpleNamespace(name="Klanten", letters={"customer": "A"}, frame=customers("last_name | city\nBos | Goes"))


@pytest.mark.parametrize(
    ("left_out", "said"),
    [
        (0, ()),
        (1, ("Er is nog 1 vraag; die komt als u bij deze Samenvoegen of Niet dezelfde koos.",)),
        (1200, ("Er zijn nog 1.200 vragen; die komen als u bij deze Samenvoegen of Niet dezelfde koos.",)),
    ],
)
def test_what_is_not_asked_yet_is_told_in_good_dutch(left_out, said):
    assert dubbelen([], [], KLANTEN, Around(left_out=left_out), "").warnings == said

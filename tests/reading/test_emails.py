"""E-mail addresses without what was pasted along."""

import pytest

from klantenbestand.reading.emails import read_email


@pytest.mark.parametrize(
    ("text", "value", "code"),
    [
        ("jan@example.nl", "jan@example.nl", ""),
        ("Jan.De-Vries+web@Example.NL", "jan.de-vries+web@example.nl", ""),
        ("mailto:jan@example.nl", "jan@example.nl", "email-spelling"),
        ("jan@example.nl;", "jan@example.nl", "email-spelling"),
        ("jan@example.nl.", "jan@example.nl", "email-spelling"),
        (" jan@example.nl\u00a0", "jan@example.nl", "email-spelling"),
        ("Jan Jansen <jan@example.nl>", "jan@example.nl", "email-spelling"),
        ("jan @ example.nl", "jan@example.nl", "email-spelling"),
        ("jan@example.nl; els@example.nl", "jan@example.nl", "email-more-than-one"),
        ("jan@example.nl, JAN@example.nl", "jan@example.nl", "email-spelling"),
        ("jan(at)example.nl", "jan(at)example.nl", ""),  # the checks say that this is none
        ("geen", None, ""),
        ("-", None, ""),
    ],
)
def test_an_address_is_bared_of_what_surrounds_it(text: str, value: str | None, code: str) -> None:
    assert (read_email(text).value, read_email(text).code) == (value, code)

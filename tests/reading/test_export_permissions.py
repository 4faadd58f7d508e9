"""What an export says of objections and consents, in how many columns it may be."""

import pandas as pd

from klantenbestand.reading.export_headers import columns_of
from klantenbestand.reading.export_permissions import with_permissions
from klantenbestand.reading.export_programs import NO_MAIL


def words(*told):
    return pd.Series(told, index=[2, 3, 4], dtype="str")


def test_of_two_columns_the_strictest_counts_and_silence_takes_nothing_away():
    customers = pd.DataFrame({"no_advertising": words("post", None, "nee"), "email_consent": words("ja", "nee", None)})
    more = [
        pd.DataFrame({NO_MAIL: words("e-mail", "e-mail", "nee")}),
        pd.DataFrame({"email_consent": words("nee", "ja", None)}),
    ]
    made = with_permissions(customers, more)
    assert made["no_advertising"].tolist() == ["alles", "e-mail", "nee"]
    assert made["email_consent"].tolist()[:2] == ["nee", "nee"]
    assert made["email_consent"].isna().tolist() == [False, False, True]


def test_who_does_not_refuse_mail_says_nothing_and_makes_no_column():
    customers = pd.DataFrame({"email": words("a@b.nl", "c@d.nl", None)})
    assert "no_advertising" not in with_permissions(customers, [pd.DataFrame({NO_MAIL: words("nee", None, "nee")})])


def test_a_column_that_turned_out_to_hold_something_else_counts_for_nothing():
    customers = pd.DataFrame({"email": words("a@b.nl", "c@d.nl", None)})
    assert with_permissions(customers, [pd.DataFrame(index=customers.index)]).equals(customers)


def test_columns_are_told_by_what_they_are_for_and_none_is_left():
    headers = ["Email", "Geen nieuwsbrief", "Klant opt-out", "Opt-in", "Nieuwsbrief", "Kleur"]
    found = columns_of(dict(enumerate(headers, 1)), {})
    assert (found.customers, found.left) == ({"email": 1, "no_advertising": 3, "email_consent": 5}, ("Kleur",))
    assert found.permissions == {2: NO_MAIL, 4: "email_consent"}
    assert columns_of(dict(enumerate(headers, 1)), {"geennieuwsbrief": ""}).left == ("Geen nieuwsbrief", "Kleur")

"""What people write becomes conditions; what cannot be read is said, with the place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klantenbestand.mail.filter_language import All, Any, Comparison, Not, Operator, parse
from klantenbestand.words.errors import UsageError
from klantenbestand.words.texts import error_sentence

UTRECHT = Comparison("Plaats", Operator.EQUAL, "Utrecht")
BIG = Comparison("Omzet", Operator.MORE_EQUAL, "500")
OLD = Comparison("Laatste aankoop", Operator.LESS, "01-01-2025")


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Plaats = Utrecht", UTRECHT),
        ("Plaats=Utrecht", UTRECHT),
        ("  Plaats   is   Utrecht ", UTRECHT),
        ('"Plaats" == "Utrecht"', UTRECHT),
        ("„Plaats” = “Utrecht”", UTRECHT),
        ('Plaats = Utrecht en Omzet >= 500 en "Laatste aankoop" < 01-01-2025', All((UTRECHT, BIG, OLD))),
        ("Laatste aankoop < 01-01-2025", OLD),
        ("Omzet ≥ 500", BIG),
        ("Plaats = Utrecht of Omzet>=500 en Laatste aankoop<01-01-2025", Any((UTRECHT, All((BIG, OLD))))),
        ("(Plaats = Utrecht of Omzet >= 500) en Laatste aankoop < 01-01-2025", All((Any((UTRECHT, BIG)), OLD))),
        ("niet Plaats = Utrecht", Not(UTRECHT)),
        ("NIET (Plaats = Utrecht OF Omzet >= 500)", Not(Any((UTRECHT, BIG)))),
        ("Plaats <> Utrecht", Comparison("Plaats", Operator.UNEQUAL, "Utrecht")),
        ("Plaats is niet Utrecht", Comparison("Plaats", Operator.UNEQUAL, "Utrecht", said_not=True)),
        ("Plaats = 's-Hertogenbosch", Comparison("Plaats", Operator.EQUAL, "'s-Hertogenbosch")),
        ("Plaats = den Haag", Comparison("Plaats", Operator.EQUAL, "den Haag")),
        ('Bedrijfsnaam = "Jansen en Zonen"', Comparison("Bedrijfsnaam", Operator.EQUAL, "Jansen en Zonen")),
        ("Interesses bevat tuin", Comparison("Interesses", Operator.HOLDS, "tuin")),
        ("Interesses bevat niet tuin", Not(Comparison("Interesses", Operator.HOLDS, "tuin"))),
        ("Naam begint met Van", Comparison("Naam", Operator.STARTS, "Van")),
        ("E-mail leeg", Comparison("E-mail", Operator.EMPTY)),
        ("E-mail is leeg", Comparison("E-mail", Operator.EMPTY)),
        ("E-mail niet leeg", Not(Comparison("E-mail", Operator.EMPTY))),
        ("E-mail is niet leeg", Not(Comparison("E-mail", Operator.EMPTY))),
        ('"Ritme (dagen)" > 30', Comparison("Ritme (dagen)", Operator.MORE, "30")),
        ('Plaats = ""', Comparison("Plaats", Operator.EQUAL, "")),
    ],
)
def test_reading(text, condition):
    assert parse(text) == condition


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "filter-empty"),
        ("   ", "filter-empty"),
        ("Plaats", "filter-expected-operator"),
        ("Plaats Utrecht", "filter-expected-operator"),
        ("= Utrecht", "filter-expected-column"),
        ("en Plaats = Utrecht", "filter-expected-column"),
        ("Plaats =", "filter-expected-value"),
        ("Plaats = en Omzet > 3", "filter-expected-value"),
        ("Plaats = Utrecht of Zeist", "filter-repeat-column"),
        ("Plaats = Utrecht Omzet > 3", "filter-leftover"),
        ("Plaats = Utrecht 'en'", None),  # the value is: Utrecht 'en'
        ('Plaats = "Utrecht" Zeist', "filter-leftover"),
        ("(Plaats = Utrecht", "filter-unclosed"),
        ("Plaats = Utrecht)", "filter-unclosed"),
        ('Plaats = "Utrecht', "filter-unclosed"),
        ("Plaats ! Utrecht", "filter-unclosed"),
        ("niet " * 50 + "Plaats = x", "filter-too-long"),
        ("(" * 50 + "Plaats = x" + ")" * 50, "filter-too-long"),
        ("x" * 2001, "filter-too-long"),
    ],
)
def test_what_cannot_be_read(text, code):
    if code is None:
        assert parse(text)
        return
    with pytest.raises(UsageError) as caught:
        parse(text)
    assert caught.value.code == code
    assert error_sentence(caught.value)


@given(st.text(alphabet="ab =<>!()\"'„enoflgiste1-", max_size=60))
def test_any_text_is_read_or_refused_in_words(text):
    try:
        answer: object = parse(text)
    except UsageError as error:
        answer = error_sentence(error)
    assert answer

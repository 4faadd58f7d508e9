"""The fields are documented for the owner, and come from where they say."""

from dataclasses import fields as dataclass_fields

import pytest

from klantenbestand.mail.environment import FILTERS, NO_BREAK_SPACE, plain_environment
from klantenbestand.mail.fields import FIELDS, FRAME_FIELDS, MailField, Origin
from klantenbestand.mail.people import personal_values, records
from klantenbestand.mail.values import printable
from klantenbestand.shipped import shipped
from klantenbestand.words.settings import Settings
from klantenbestand.words.sheets import CUSTOMERS
from typed_frames import customers

PAGE = shipped("templates", "LEESMIJ.md").read_text("utf-8")
# The columns that analysis/customers.py promises; its own tests hold that it has them.
OVERVIEW = {"relation", "status", "first", "last", "recency_days", "orders", "revenue", "basket", "favourite"} | {
    "last_contact",
    "last_subject",
}


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_a_field_is_on_the_page_for_the_owner(field: MailField):
    assert f"| `{field.name}` | {field.text} | {printable(field.example)} |" in PAGE


def test_the_page_names_no_field_that_does_not_exist():
    named = {line.split("`")[1] for line in PAGE.split("## De velden")[1].splitlines() if line.startswith("| `")}
    assert named == {field.name for field in FIELDS}


def test_every_filter_is_on_the_page_and_gives_what_it_says():
    examples = {field.name: field.example for field in FIELDS}
    lines = [line for line in PAGE.splitlines() if line.startswith("- `{{") and " wordt " in line]
    for line in lines:
        for said in line.removeprefix("- ").split(" en `"):
            source, _, shown = said.strip("`").partition("` wordt ")
            made = plain_environment([]).from_string(source).render(examples)
            assert made.replace(NO_BREAK_SPACE, " ") == shown
    assert all(f"|{name}" in "".join(lines) for name in FILTERS)


def test_every_field_has_a_source():
    person = personal_values(next(records(customers("| customer |\n|---|\n| 1 |"))), "formeel")
    known = {
        Origin.CUSTOMER: set(CUSTOMERS.by_key),
        Origin.OVERVIEW: OVERVIEW,
        Origin.COMPANY: {setting.name for setting in dataclass_fields(Settings)},
    }
    for field in FIELDS:
        if field.origin in known:
            assert field.key in known[field.origin], field.name
    assert {field.name for field in FIELDS if field.origin is Origin.PERSON} == set(person)


def test_names_are_used_once():
    names = [field.name for field in (*FIELDS, *FRAME_FIELDS)]
    assert len(names) == len(set(names))

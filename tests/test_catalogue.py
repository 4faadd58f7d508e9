"""The catalogue of sentences: every code that the program uses is in it, and every sentence can be filled in."""

import ast
import re
import string
from functools import cache
from pathlib import Path

import pytest

import klantenbestand
from klantenbestand.words.findings import Finding, Findings, Severity
from klantenbestand.words.texts import _ROOMS, ERRORS, FINDINGS, finding_sentences, place
from klantenbestand.words.texts.customers import TEXTS as CUSTOMERS
from klantenbestand.words.texts.install import TEXTS as INSTALL
from klantenbestand.words.texts.steps import done
from klantenbestand.words.texts.tabs import TEXTS, say

PACKAGE = Path(klantenbestand.__file__).parent
CODE = re.compile(r"[a-z]+(-[a-z0-9]+)+")


@cache
def _code() -> tuple[frozenset[str], tuple[tuple[str, frozenset[object]], ...]]:
    """All texts in the code, and of each call the name and the literals of its first (or `code`) argument."""
    constants, calls = set(), list[tuple[str, frozenset[object]]]()
    for path in PACKAGE.rglob("*.py"):
        if "texts" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                constants.add(node.value)
            elif isinstance(node, ast.Call):
                name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
                values = [*node.args[:1], *(word.value for word in node.keywords if word.arg == "code")]
                calls.append((name, frozenset(value.value for value in values if isinstance(value, ast.Constant))))
    return frozenset(constants), tuple(calls)


def _constants() -> frozenset[str]:
    return _code()[0]


def _first_arguments(function_names: set[str]) -> set[object]:
    """The literal first (or `code`) arguments of all calls of these functions."""
    return {value for name, values in _code()[1] if name in function_names for value in values}


def test_every_finding_that_code_makes_is_in_the_catalogue():
    assert _first_arguments({"Finding"}) - {""} <= set(FINDINGS)


def test_every_error_that_code_raises_is_in_the_catalogue():
    kinds = {"KlantenbestandError", "UsageError", "WorkbookError", "SafetyError", "TemplateError", "InstallError"}
    assert _first_arguments(kinds) <= set(ERRORS)


def test_every_sentence_of_the_tabs_is_used_and_every_used_one_exists():
    used = {value for value in _first_arguments({"say"}) if isinstance(value, str)}
    assert used <= set(TEXTS)
    built = tuple(value for value in _constants() if re.fullmatch(r"[a-z]+\.([a-z]+\.)+|[a-z]+\.", value))
    assert not {key for key in TEXTS if key not in _constants() and not key.startswith(built)}


def test_every_sentence_of_installing_is_used_and_every_used_one_exists():
    used = {value for value in _first_arguments({"sentence"}) if isinstance(value, str)}
    assert used <= set(INSTALL)
    assert not {key for key in INSTALL if key not in used and not key.startswith("part.")}


def test_every_sentence_about_a_customer_is_used_and_every_used_one_exists():
    used = {value for value in _first_arguments({"told"}) if isinstance(value, str)}
    assert used <= set(CUSTOMERS)
    assert not {key for key in CUSTOMERS if key not in _constants() and not key.startswith("card.may.")}


def test_a_code_means_one_thing():
    codes = [code for room in _ROOMS for code in [*room.FINDINGS, *room.ERRORS]]
    assert sorted(codes) == sorted(set(codes))


def test_every_code_is_used():
    built = {f"{kind}-missing" for kind in ("code", "date", "text", "choice")}
    built |= {f"{sheet}-sheet-missing" for sheet in ("customers", "purchases", "contacts")}
    assert not {code for code in [*FINDINGS, *ERRORS] if code not in _constants() | built}


@pytest.mark.parametrize("code", sorted(FINDINGS))
def test_a_sentence_says_what_is_wrong_and_what_to_do(code):
    text = FINDINGS[code]
    assert CODE.fullmatch(code)
    assert isinstance(text.severity, Severity)
    assert text.kind
    assert text.what.strip().endswith((".", "?", "!", "}"))
    assert text.todo.strip(), "a message without a next step is not finished"
    fields = {name for part in (text.what, text.todo) for _, name, _, _ in string.Formatter().parse(part) if name}
    details = dict.fromkeys(fields, "7") | {"sheet": "x", "column": "x"}
    values = {
        key: value for key, value in details.items() if key not in {"sheet", "column", "rows", "value", "expected"}
    }
    finding = Finding(code, "Klanten", "Naam", "B", rows=(3,), values=("Jan",), expected=("Piet",), details=values)
    assert all("{" not in sentence for sentence in finding_sentences(finding))


def test_no_sentence_scolds_or_speaks_english():
    words = re.compile(r"\b(error|invalid|row|column|sheet|customer|jij|jouw|je)\b", re.IGNORECASE)
    for sentence in [
        *ERRORS.values(),
        *TEXTS.values(),
        *INSTALL.values(),
        *CUSTOMERS.values(),
        *(f"{t.kind} {t.what} {t.todo}" for t in FINDINGS.values()),
    ]:
        plain = re.sub(r"\{[^}]*\}", "", sentence)
        assert not words.search(plain), sentence


def test_place_names_tab_row_and_column():
    assert place(Finding("date-missing", "Aankopen", "Datum", "B", rows=(7,))) == "tab Aankopen, rij 7, kolom Datum"
    assert place(Finding("date-missing")) == ""


def test_a_finding_counts_once_for_each_row_and_once_without_rows():
    findings = Findings.of([Finding("date-missing", rows=(2, 3, 9)), Finding("loose-sales")])
    assert findings.counts(FINDINGS) == {Severity.ERROR: 3, Severity.WARNING: 0, Severity.TIP: 1}


def test_an_unknown_sentence_is_a_bug():
    with pytest.raises(KeyError):
        say("nothing.like.this")


@pytest.mark.parametrize("code", ["no-customers-at-all", "mailing-without-customers", "nothing-to-update"])
def test_without_customers_the_button_that_makes_the_sheets_is_named(code):
    assert "De knop Nieuw (of de opdracht nieuw)" in ERRORS[code]


def test_a_step_that_lacks_a_sheet_names_the_button_that_makes_it():
    assert all("De knop Nieuw (of de opdracht nieuw)" in done(key) for key in ("no-customers", "no-purchases"))

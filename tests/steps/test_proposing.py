"""What was refused stays known, whatever becomes of the rows: asked again where it no longer holds, never ticked."""

from dataclasses import replace
from datetime import UTC, date, datetime
from types import SimpleNamespace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duplicates.tables import customers
from klantenbestand.book.memory import NAME as MEMORY
from klantenbestand.duplicates import rules
from klantenbestand.duplicates.decisions import Decision
from klantenbestand.duplicates.proposals import QUESTION, SURE
from klantenbestand.steps.outcome import Run
from klantenbestand.steps.proposing import Proposed, propose, remembered
from klantenbestand.words.choices import OneName
from klantenbestand.words.settings import DEFAULTS
from klantenbestand.words.sheets import CUSTOMERS

RUN = Run(date(2026, 11, 15), datetime(2026, 11, 15, 12, tzinfo=UTC))
FRAME = customers("""
customer | first_name | initials | last_name | street | house_number | postcode | city | mobile | email | birth_date
K1 | Johanna | | Berkhof | Kerkstraat | 12 | 4461 AB | Goes | 0612345678 | j.berkhof@home.nl | 12-03-1980
K2 | Pieter | | Zonneveld | Dorpsweg | 3 | 4463 XA | Goes | 0687654321 | pz@zonneveld.nl | 01-01-1970
K3 | Johanna | | Berkhof | Kerkstraat | 12 | 4461 AB | Goes | 0612345678 | | 12-03-1980
K4 | Lucas | | Dijkgraaf | Laan | 8 | 4382 KC | Goes | 0611112222 | lucas@dijkgraaf.nl | 05-05-1990
K5 | | L. | Dijkgraaf | Laan | 8 | 4382 KC | Goes | | |
K6 | Emma | | Hoogland | Markt | 5 | 4301 AB | Goes | | |
K7 | Emma | | Hoogland | Markt | 5 | 4301 AB | Goes | | |
""")
# K1 and K3 are surely one; K4 and K5 may be; K6 and K7 have one name at one door.


class Desk:
    """The owner at work: his customers, and the tabs *Dubbelen* and *Geheugen* as the last run left them."""

    def __init__(self, one_name: OneName = OneName.BY_FILE) -> None:
        self.frame, self.tables, self.merged = FRAME.copy(), {}, {}
        self.settings = replace(DEFAULTS, one_name=one_name.value)

    def own_table(self, sheet: str, name: str) -> pd.DataFrame | None:
        return self.tables.get((sheet, name))

    def search(self) -> Proposed:
        sheet = SimpleNamespace(frame=self.frame, sheet=CUSTOMERS, merged=self.merged, made_from={})
        found = propose(self, sheet, self.settings, RUN)
        memory = remembered(found).tables
        tables = {(MEMORY, f"{MEMORY}_{word}"): table for word, table in memory.items()}
        tables[MEMORY, f"{MEMORY}_inhoud"] = pd.DataFrame({"Tabel": list(memory)})
        groups = [(one.decision.value, one.key, "zo wordt het") for one in found.proposals]
        tables["Dubbelen", "Dubbelen"] = pd.DataFrame(groups, columns=["Besluit", "Groep", "Rij"], dtype=object)
        refused = dict.fromkeys(one.group for one in found.decided.refused)
        tables["Dubbelen", "Dubbelen_nietdezelfde"] = pd.DataFrame(
            {"Niet dezelfde": list(refused), "Weer voorleggen": [None] * len(refused)}, dtype=object
        )
        self.tables = tables
        return found

    def say(self, group: str, decision: Decision) -> None:
        table = self.tables["Dubbelen", "Dubbelen"]
        table.loc[table["Groep"] == group, "Besluit"] = decision.value

    def again(self, group: str) -> None:
        table = self.tables["Dubbelen", "Dubbelen_nietdezelfde"]
        table.loc[table["Niet dezelfde"] == group, "Weer voorleggen"] = "ja"

    def edit(self, number: str, key: str, value: str | None) -> None:
        self.frame.loc[self.frame["customer"] == number, key] = value

    def shown(self) -> dict[str, Decision]:
        return {one.key: one.decision for one in self.search().proposals}


def refused(group: str = "K1 + K3", one_name: OneName = OneName.BY_FILE) -> Desk:
    """Where this group was refused, and searched again since."""
    desk = Desk(one_name)
    assert group in desk.shown()
    desk.say(group, Decision.DIFFERENT)
    assert group not in desk.shown()
    return desk


def test_a_no_holds_again_once_the_row_is_what_it_was():
    desk = refused()
    for _ in range(2):
        desk.edit("K3", "mobile", "0612345679")
        for _ in range(2):
            assert desk.shown()["K1 + K3"] is Decision.OPEN
        desk.edit("K3", "mobile", "0612345678")
        assert "K1 + K3" not in desk.shown()


def test_each_state_of_the_rows_of_which_a_no_was_said_is_remembered_once():
    desk = refused()
    desk.edit("K3", "email", "j.berkhof@home.nl")
    desk.shown()
    desk.say("K1 + K3", Decision.DIFFERENT)
    for email in (None, "j.berkhof@home.nl", None):
        desk.edit("K3", "email", email)
        assert "K1 + K3" not in desk.shown()
    assert len(desk.search().decided.remembered) == 2


@pytest.mark.parametrize("decision", [Decision.LATER, Decision.OPEN])
def test_who_was_put_off_is_not_ticked_when_he_was_someone_else_for_a_while(decision: Decision):
    desk = Desk()
    assert desk.shown()["K1 + K3"] is Decision.MERGE
    desk.say("K1 + K3", decision)
    assert desk.shown()["K1 + K3"] is decision
    was = desk.frame.copy()
    for key, value in (("first_name", "Klaas"), ("last_name", "Pietersen"), ("mobile", None), ("birth_date", None)):
        desk.edit("K3", key, value)
    desk.edit("K3", "street", "Laan")
    assert desk.shown().get("K1 + K3", Decision.OPEN) is not Decision.MERGE
    desk.frame = was
    for _ in range(2):
        assert desk.shown()["K1 + K3"] is not Decision.MERGE


@pytest.mark.parametrize("decision", [Decision.LATER, Decision.OPEN])
def test_who_was_put_off_is_not_ticked_by_another_setting(decision: Decision):
    desk = Desk(OneName.MERGE)
    assert desk.shown()["K6 + K7"] is Decision.MERGE
    desk.say("K6 + K7", decision)
    for one_name in (OneName.ASK, OneName.MERGE, OneName.BY_FILE, OneName.MERGE):
        desk.settings = replace(DEFAULTS, one_name=one_name.value)
        assert desk.shown()["K6 + K7"] is not Decision.MERGE


def test_a_tick_that_the_file_took_away_comes_back_with_what_it_rested_on():
    desk = Desk()
    assert desk.shown()["K6 + K7"] is Decision.MERGE
    desk.say("K1 + K3", Decision.DIFFERENT)  # two of one name at one door who are not the same: so may these be
    assert desk.shown()["K6 + K7"] is Decision.OPEN
    assert not any("K6" in one.pair for one in desk.search().decided.remembered)


def test_who_has_another_number_by_now_is_still_not_the_same():
    desk = refused()
    desk.edit("K3", "customer", "K33")
    for _ in range(2):
        assert not {"K1 + K3", "K1 + K33"} & set(desk.shown())


def test_who_was_merged_by_hand_takes_along_that_he_is_not_the_same():
    desk = refused()
    copy = desk.frame[desk.frame["customer"] == "K3"].assign(customer="K8")
    desk.frame = pd.concat([desk.frame[desk.frame["customer"] != "K3"], copy.set_axis([9])])
    desk.merged = {"K3": "K8"}
    for _ in range(2):
        assert desk.shown()["K1 + K8"] is Decision.OPEN


def test_who_is_put_to_him_again_on_his_word_is_not_ticked_however_often_he_looks():
    desk = refused()
    desk.again("K1 + K3")
    assert desk.shown()["K1 + K3"] is Decision.OPEN
    desk.frame, whole = desk.frame.iloc[:2], desk.frame
    assert "K1 + K3" not in desk.shown()
    desk.frame = whole  # he had cut the row out for a moment
    for _ in range(2):
        assert desk.shown()["K1 + K3"] is Decision.OPEN


def test_a_new_answer_takes_the_place_of_a_no_that_was_taken_back():
    desk = refused()
    desk.again("K1 + K3")
    desk.shown()
    desk.say("K1 + K3", Decision.MERGE)
    assert desk.shown()["K1 + K3"] is Decision.MERGE
    desk.say("K1 + K3", Decision.DIFFERENT)
    for _ in range(2):
        assert "K1 + K3" not in desk.shown()
    assert len(desk.search().decided.remembered) == 1


def test_a_yes_of_the_owner_on_what_he_once_refused_does_not_outlive_the_rows():
    desk = refused()
    desk.again("K1 + K3")
    desk.shown()
    desk.say("K1 + K3", Decision.MERGE)
    desk.edit("K3", "email", "j.berkhof@home.nl")
    assert desk.shown()["K1 + K3"] is Decision.OPEN


@pytest.mark.parametrize("by", ["his word", "a row"])
def test_what_no_longer_is_refused_is_asked_for_certain(by, monkeypatch):
    desk = refused("K4 + K5")
    monkeypatch.setattr(rules, "ASK_FROM", 2.0)  # as when the file lets expect fewer duplicates by now
    assert "K4 + K5" not in desk.shown()
    if by == "a row":
        desk.edit("K5", "mobile", "0611112223")
    else:
        desk.again("K4 + K5")
    for _ in range(2):
        assert desk.shown()["K4 + K5"] is Decision.OPEN


def test_of_three_that_were_refused_together_only_who_changed_is_asked_about(monkeypatch):
    desk = Desk()
    desk.frame = pd.concat([FRAME, FRAME.iloc[[4]].assign(customer="K9", email="l@d.nl").set_axis([9])])
    both = {group for group in desk.shown() if {"K4", "K9"} & set(group.split(" + "))}
    assert both == {"K4 + K5 + K9"}
    desk.say("K4 + K5 + K9", Decision.DIFFERENT)
    monkeypatch.setattr(rules, "ASK_FROM", 2.0)
    assert not [group for group in desk.shown() if "K4" in group]
    desk.edit("K5", "email", "luuk@d.nl")
    asked = {group for group in desk.shown() if {"K4", "K5", "K9"} & set(group.split(" + "))}
    assert asked == {"K4 + K5", "K5 + K9"}
    desk.edit("K5", "email", None)
    assert not [group for group in desk.shown() if "K5" in group]
    desk.again("K4 + K5 + K9")
    assert desk.shown()["K4 + K5 + K9"] is Decision.OPEN
    desk.frame = desk.frame[desk.frame["customer"] != "K9"]
    assert desk.shown()["K4 + K5"] is Decision.OPEN


@pytest.mark.parametrize("one_name", [OneName.MERGE, OneName.ASK], ids=["a tick", "a question"])
def test_one_name_at_one_door_is_not_ticked_by_the_setting_where_it_was_refused_once(one_name):
    desk = Desk(OneName.MERGE)
    assert desk.shown()["K6 + K7"] is Decision.MERGE, "without a no"
    desk = refused("K6 + K7", one_name)
    desk.edit("K7", "city", "Wemeldinge")
    for setting, verdict in ((OneName.ASK, QUESTION), (OneName.MERGE, SURE), (OneName.MERGE, SURE)):
        desk.settings = replace(DEFAULTS, one_name=setting.value)
        found = next(one for one in desk.search().proposals if one.key == "K6 + K7")
        assert (found.group.verdict, found.decision) == (verdict, Decision.OPEN)


EDITS = {"K1 + K3": ("K3", "mobile"), "K6 + K7": ("K7", "city")}


class Life:
    """What an owner does to one group between runs, and what he knows that he said."""

    def __init__(self, group: str) -> None:
        self.group, self.desk = group, Desk()
        self.said_yes = self.refused_once = False
        self.no = set[str]()  # the states of the rows of which he said no
        self.run()

    def do(self, deed: str) -> None:
        if deed in [*OneName]:
            self.desk.settings = replace(DEFAULTS, one_name=deed)
        elif deed == "edit":
            number, key = EDITS[self.group]
            at = self.desk.frame["customer"] == number
            was, now = FRAME.loc[at, key].item(), self.desk.frame.loc[at, key].item()
            self.desk.edit(number, key, was if was != now else "0612345679" if key == "mobile" else "Wemeldinge")
        elif deed == "again":
            self.desk.again(self.group)
            self.no = set() if self.is_refused else self.no
        elif self.is_shown:
            self.desk.say(self.group, Decision(deed))
            self.said_yes = deed == Decision.MERGE
            if deed == Decision.DIFFERENT:
                self.refused_once = True
                self.no.add(self.seen)
        self.run()

    def run(self) -> None:
        found = self.desk.search()
        decisions = {one.key: one.decision for one in found.proposals}
        self.seen = self.desk.frame.to_csv()
        self.is_shown, self.is_refused = self.group in decisions, bool(found.decided.refused)
        ticked = decisions.get(self.group) is Decision.MERGE
        assert not (self.is_shown and self.seen in self.no), "refused as it stands"
        assert not (ticked and self.refused_once and not self.said_yes), "ticked by us"
        self.said_yes = self.said_yes and ticked


DEEDS = [*(decision.value for decision in Decision), Decision.DIFFERENT.value, "again", "edit", "edit", *OneName]


@pytest.mark.parametrize("group", [*EDITS])
@settings(max_examples=10)
@given(st.lists(st.sampled_from(DEEDS), min_size=3, max_size=8))
def test_a_refused_pair_as_it_was_is_never_proposed_and_one_once_refused_never_ticked(group, deeds):
    life = Life(group)
    for deed in deeds:
        life.do(deed)


def test_what_cannot_be_merged_because_another_has_its_number_is_not_ticked():
    desk = Desk()
    desk.edit("K2", "customer", "K3")
    (found,) = (one for one in desk.search().proposals if {2, 4} <= set(one.group.rows))
    assert (found.decision, found.is_ready) == (Decision.OPEN, False)

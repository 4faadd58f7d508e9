"""Which pairs are surely one customer, which are worth a question, and which belong together but are not the same.

Weights order the pairs; these rules decide. Each is a conjunction, so that no heap of small agreements can outvote one
plain contradiction: another first name, date of birth, generation, KvK-nummer, a holding, a branch. What one household
shares (door, landline, surname) is one fact, never proof of a person; proof is a mobile number, an own mailbox, a date
of birth, or the whole name.
"""

import numpy as np
import numpy.typing as npt

from klantenbestand.duplicates.firm_rules import firms
from klantenbestand.duplicates.firms import Company
from klantenbestand.duplicates.grounds import TWINS, classes, rests_on_a_date
from klantenbestand.duplicates.levels import Door, First, Initials, Last, Levels, Same, same
from klantenbestand.duplicates.prepared import Flags, Prepared
from klantenbestand.duplicates.verdicts import RELATIONS, Decisions, Relation, Verdict
from klantenbestand.duplicates.weights import Scores
from klantenbestand.words.frozen import frozen

ASK_FROM = 0.2  # a question that is answered "no" more than four times in five costs more than it brings
PLAIN_FROM = 0.5
NAMESAKES = 8.0  # bits against a stranger of the same name born on the same day
SHARED_SELDOM = 0.997  # chance of one customer, where this file hardly knows two of a house with one mailbox or mobile


@frozen
class Evidence:
    """The facts of a pair of persons that the rules are made of."""

    home: Flags
    named: Flags
    spelled: Flags
    own_box: Flags
    town: Flags
    proofs: npt.NDArray[np.int64]
    doubts: npt.NDArray[np.int64]


def decide(prepared: Prepared, levels: Levels, scores: Scores, distrusted: frozenset[int] = frozenset()) -> Decisions:
    """The verdict on each pair by the Dutch rules; pairs of a `distrusted` class (see `grounds`) are asked about."""
    firm_a, firm_b = prepared.is_firm[levels.a], prepared.is_firm[levels.b]
    evidence = _evidence(prepared, levels)
    persons, both = _persons(levels, scores, evidence, distrusted), firms(levels)
    mixed = _person_and_firm(levels, evidence)
    # a firm without its name is judged by its contact, and then asked about
    kinds = (firm_a & firm_b & (levels.company > Company.ONE), firm_a != firm_b)
    nameless = firm_a & firm_b & (levels.company == Company.ONE)

    def choose(name: str) -> npt.NDArray[np.generic]:
        return np.select(kinds, [getattr(both, name), getattr(mixed, name)], getattr(persons, name))

    verdict = choose("verdict").astype(np.int8)
    return Decisions(
        verdict=np.where(nameless & (verdict == Verdict.SURE), Verdict.QUESTION, verdict).astype(np.int8),
        relation=choose("relation").astype(np.int8),
        chance=choose("chance").astype(np.float64),
        conflict=choose("conflict").astype(bool),
        bare=choose("bare").astype(bool),
        two=choose("two").astype(bool),
    )


def decide_plainly(scores: Scores) -> Decisions:
    """Without Dutch rules: more likely than not, against a stranger, is one customer."""
    chance = 1.0 / (1.0 + np.exp2(-np.clip(scores.stranger, -60, 60)))
    verdict = np.where(chance >= PLAIN_FROM, Verdict.SURE, Verdict.NONE).astype(np.int8)
    nothing = np.zeros(len(chance), dtype=bool)
    return Decisions(verdict, nothing.astype(np.int8), chance, nothing, nothing, nothing)


def _evidence(prepared: Prepared, levels: Levels) -> Evidence:
    own_mail = (levels.mail == Same.EQUAL) & ~levels.family_mail
    proofs = (levels.mobile == Same.EQUAL).astype(np.int64) + own_mail + (levels.born == Same.EQUAL)
    doubts = (levels.mobile == Same.DIFFERENT).astype(np.int64) + (levels.mail == Same.DIFFERENT)
    doubts += (levels.born == Same.DIFFERENT) + (levels.iban == Same.DIFFERENT)
    known_first = (levels.first == First.EQUAL) | (
        (levels.first == First.MAIL_EQUAL) & (levels.initials != Initials.UNKNOWN)
    )
    return Evidence(
        home=(levels.door >= Door.SLIP) | ((levels.landline == Same.EQUAL) & (levels.door <= Door.AROUND)),
        named=known_first,
        spelled=np.isin(levels.first, (First.CALL_NAME, First.SLIP, First.MAIL_EQUAL)) | (levels.first == First.EQUAL),
        own_box=own_mail,
        town=(levels.door != Door.UNKNOWN)
        & (same(prepared.city.codes[levels.a], prepared.city.codes[levels.b]) == Same.EQUAL),
        proofs=proofs,
        doubts=doubts,
    )


def _two_known(levels: Levels) -> Flags:
    """Two people whom the file both knows, whatever else they share."""
    first = levels.first == First.EQUAL
    return np.asarray(
        (levels.first == First.DIFFERENT)
        | (levels.generation == Same.DIFFERENT)
        | (levels.born == Same.DIFFERENT)
        | (~first & (levels.gender == Same.DIFFERENT))
        | (~first & (levels.initials == Initials.DIFFERENT) & (levels.first != First.CALL_NAME))
        | (~first & (levels.first == First.MAIL_DIFFERENT))
    )


def _unlike(levels: Levels) -> Flags:
    """Nothing that excludes one person, but too much to tick without asking."""
    return np.asarray(
        (levels.gender == Same.DIFFERENT)
        | (levels.initials == Initials.DIFFERENT)
        | (levels.kvk == Same.DIFFERENT)
        | (levels.vat == Same.DIFFERENT)
    )


def _born_otherwise(levels: Levels) -> Flags:
    """A date of birth that is nearly the same, and no number of the person's own that explains it as a slip."""
    own = (levels.mobile == Same.EQUAL) | (levels.mail == Same.EQUAL) & levels.own_mail
    return np.asarray((levels.born == Same.NEAR) & ~own)


def _persons(levels: Levels, scores: Scores, evidence: Evidence, distrusted: frozenset[int]) -> Decisions:
    two = _two_known(levels)
    conflict = two | (levels.first != First.EQUAL) & (levels.last == Last.DIFFERENT)
    sure = (_sure_at_home(levels, evidence) | _sure_anywhere(levels, evidence, scores)) & ~conflict
    sure &= ~_unlike(levels) & ~_born_otherwise(levels)
    # Jan and Jan jr. with one mailbox: the farm's
    sure &= (levels.generation != Same.NEAR) | (levels.born == Same.EQUAL)
    sure &= (~levels.hinted | (evidence.proofs > 0)) & (scores.chance >= PLAIN_FROM)
    # two of a house with one initial share a mobile or a mailbox, also one that spells the name of one of them
    sure &= ~(levels.unnamed & evidence.home) | (scores.chance >= SHARED_SELDOM)
    sure &= ~_alike(levels, evidence)
    # J. de Vries and J. de Vries-Bakker with one mailbox: as likely a couple
    named = evidence.spelled & (levels.first != First.MAIL_EQUAL)
    sure &= (levels.last != Last.HALF) | named | (levels.born == Same.EQUAL) | (levels.gender == Same.EQUAL)
    sure &= (levels.born == Same.EQUAL) | ~np.isin(classes(levels), sorted(distrusted))
    if TWINS in distrusted:
        sure &= ~rests_on_a_date(levels)
    likely = (scores.chance >= ASK_FROM) & ~_two_people(levels)
    household = evidence.home & (conflict | (levels.first == First.DIFFERENT)) & (levels.last >= Last.SLIP)
    household |= (levels.door >= Door.SLIP) & conflict & ((levels.landline == Same.EQUAL) | (levels.mail == Same.EQUAL))
    verdict = np.select([sure, likely, household], [Verdict.SURE, Verdict.QUESTION, Verdict.RELATED], Verdict.NONE)
    relation = np.where(verdict == Verdict.RELATED, RELATIONS.index(Relation.HOUSEHOLD), 0)
    bare = (verdict == Verdict.SURE) & (evidence.proofs == 0)
    # what two rows must be asked about no third row may settle
    unlike = ~sure & _unlike(levels)
    return Decisions(verdict, relation, scores.chance, conflict | unlike, bare, two | unlike)


def _sure_at_home(levels: Levels, evidence: Evidence) -> Flags:
    """One person at one door: by name, or by what two of one initial in a house do not share."""
    proofs, doubts = evidence.proofs, evidence.doubts
    equal = levels.first == First.EQUAL
    initials = (levels.first == First.UNKNOWN) & (levels.initials >= Initials.ONE)
    several = initials & (levels.initials >= Initials.START)
    mobile = levels.mobile == Same.EQUAL
    # two of one initial in a house may share a mailbox or a mobile
    personal = evidence.spelled | several | (levels.born == Same.EQUAL) | (levels.gender == Same.EQUAL)
    # neighbours, and those at 4 and 4a, may be father and son
    one_door = (levels.door == Door.EQUAL) | (levels.door == Door.UNKNOWN)
    sure = evidence.named & (doubts == 0) & (one_door | (proofs > 0))
    sure |= (evidence.spelled | initials) & (proofs >= 1) & (doubts == 0) & (personal | levels.own_mail)
    sure |= evidence.spelled & (proofs > doubts)
    sure |= equal & (proofs >= 1)
    sure |= several & (proofs >= 1) & (proofs >= doubts)
    sure |= (levels.first == First.UNKNOWN) & (mobile | evidence.own_box) & (doubts == 0)
    sure |= equal & levels.mail_slip & (doubts == 0)
    sure &= levels.last >= Last.SLIP
    # another surname is a maiden name where the mailbox is that of the first name; else house mates share it too
    sure |= equal & (levels.door == Door.EQUAL) & (levels.mail == Same.EQUAL) & levels.own_mail & (doubts == 0)
    # father Johannes and son Jan use one mailbox about as often as a man is written down in two ways
    sure &= (levels.first != First.CALL_NAME) | mobile | (levels.born == Same.EQUAL)
    return np.asarray(sure & evidence.home)


def _sure_anywhere(levels: Levels, evidence: Evidence, scores: Scores) -> Flags:
    """One person wherever the rows say that he lives: a number of his own, or two proofs."""
    proofs, doubts = evidence.proofs, evidence.doubts
    initials = (levels.first == First.UNKNOWN) & (levels.initials >= Initials.ONE)
    mobile = levels.mobile == Same.EQUAL
    fits = np.isin(levels.first, (First.EQUAL, First.SLIP)) | evidence.named & (levels.initials >= Initials.ONE)
    sure = (evidence.spelled | initials) & (proofs >= 2) & (proofs > doubts)
    # namesakes at two addresses in one town choose like mailboxes, and one is easily mistyped as the other
    sure |= fits & (mobile | evidence.own_box & ~evidence.town) & (doubts == 0)
    sure |= initials & mobile & (doubts == 0) & (levels.last == Last.EQUAL)
    several = initials & (levels.initials >= Initials.START) & (levels.last == Last.EQUAL)
    sure |= several & evidence.own_box & ~evidence.town & (doubts == 0)
    # a family's mailbox is as good as its door where one of the two has none
    whole = (levels.first == First.EQUAL) & (levels.last == Last.EQUAL) & (levels.door == Door.UNKNOWN)
    sure |= whole & (levels.mail == Same.EQUAL) & (doubts == 0)
    born = (levels.born == Same.EQUAL) & (doubts == 0) & (scores.stranger >= NAMESAKES)
    sure |= (levels.first == First.EQUAL) & (levels.last == Last.EQUAL) & born
    return np.asarray(sure & (levels.last >= Last.SLIP))


def _alike(levels: Levels, evidence: Evidence) -> Flags:
    """Two first names a letter apart that brothers, sisters or twins may have, on the mobile of their parents: no slip
    of one name, unless the mailbox has it as well."""
    near = (levels.first == First.SLIP) & (evidence.home | (levels.door == Door.UNKNOWN))
    own = (levels.mail == Same.EQUAL) & levels.own_mail & (levels.born != Same.EQUAL)
    return np.asarray(levels.two_names | near & ~own)


def _two_people(levels: Levels) -> Flags:
    """Contradicted by something that is not even worth a question."""
    proofs = (levels.mobile == Same.EQUAL).astype(int) + (levels.mail == Same.EQUAL) + (levels.born == Same.EQUAL)
    return np.asarray(
        (levels.generation == Same.DIFFERENT)
        | (levels.first == First.DIFFERENT) & ((proofs < 2) | (levels.initials < Initials.START))
        | (levels.born == Same.DIFFERENT) & ((proofs < 1) | (levels.mobile == Same.DIFFERENT) & ~levels.own_mail)
        | (levels.gender == Same.DIFFERENT) & (levels.first != First.EQUAL) & (proofs < 2)
    )


def _person_and_firm(levels: Levels, evidence: Evidence) -> Decisions:
    """A person and a firm of that person: two customers, but one talk."""
    person = evidence.spelled | ((levels.first == First.UNKNOWN) & (levels.initials >= Initials.ONE))
    person &= (levels.last >= Last.SLIP) & (levels.generation != Same.DIFFERENT) & (levels.born != Same.DIFFERENT)
    together = person & (evidence.home | (evidence.proofs > 0))
    same_number = person & ((levels.kvk == Same.EQUAL) | (levels.vat == Same.EQUAL))
    verdict = np.select([same_number, together], [Verdict.QUESTION, Verdict.RELATED], Verdict.NONE)
    relation = np.where(verdict == Verdict.RELATED, RELATIONS.index(Relation.OWN_FIRM), 0)
    chance = np.where(same_number, 0.6, 0.0)
    nothing = np.zeros(len(levels), dtype=bool)
    return Decisions(verdict, relation, chance, ~same_number, nothing, ~same_number)

"""Which pairs of firms are one customer, which a question, and which a holding or a branch of the other."""

import numpy as np
import numpy.typing as npt

from klantenbestand.duplicates.firms import Company
from klantenbestand.duplicates.levels import Door, First, Initials, Last, Levels, Same
from klantenbestand.duplicates.prepared import Flags
from klantenbestand.duplicates.verdicts import RELATIONS, Decisions, Relation, Verdict
from klantenbestand.words.frozen import frozen


@frozen
class Evidence:
    """The facts of a pair of firms that the rules are made of: at one door (`here`) or known to be `elsewhere`, one
    `contact` or two (`stranger`; `dated`: by age), `numbers` of the register or bank that differ, something that no
    building shares (`own`), and how many things of a firm are the same (`proofs`) or not (`unlike`)."""

    here: Flags
    elsewhere: Flags
    contact: Flags
    stranger: Flags
    dated: Flags
    numbers: Flags
    own: Flags
    proofs: npt.NDArray[np.int64]
    unlike: npt.NDArray[np.int64]


def firms(levels: Levels) -> Decisions:
    """The verdict on each pair as if both were firms."""
    found = _evidence(levels)
    named = levels.company
    sure, ask = _sure(levels, found), _asked(levels, found)
    branch = (named == Company.EQUAL) & found.elsewhere
    branch |= (named == Company.PART) & found.elsewhere & ((levels.site == Same.EQUAL) | (levels.kvk == Same.EQUAL))
    holding = (named == Company.HOLDING) & (found.here | (found.proofs >= 1) | (levels.site == Same.EQUAL))
    holding |= (named == Company.AKIN) & found.here & (found.contact | (levels.mobile == Same.EQUAL))
    verdict = np.select([sure, ask, branch | holding], [Verdict.SURE, Verdict.QUESTION, Verdict.RELATED], Verdict.NONE)
    relation = np.where(holding, RELATIONS.index(Relation.HOLDING), RELATIONS.index(Relation.BRANCH))
    conflict = (named < Company.PART) & (named >= Company.DIFFERENT) | found.numbers & ~found.here | found.dated
    conflict |= (levels.form == Same.DIFFERENT) | (levels.kvk == Same.DIFFERENT) | (levels.vat == Same.DIFFERENT)
    # what two rows must be asked about no third row may settle
    conflict |= ~sure & (named >= Company.SLIP) & (found.elsewhere | (levels.iban == Same.DIFFERENT))
    chance = 1.0 / (1.0 + np.exp2(-_bits(levels, found)))
    shown = np.where(verdict == Verdict.RELATED, relation, 0)
    nothing = np.zeros(len(levels), dtype=bool)
    return Decisions(verdict, shown, chance, np.asarray(conflict), nothing, np.asarray(conflict))


def _evidence(levels: Levels) -> Evidence:
    contact_known = levels.last != Last.UNKNOWN
    first_fits = (levels.first == First.UNKNOWN) & (levels.initials != Initials.DIFFERENT)
    contact = contact_known & (levels.last >= Last.SLIP) & (first_fits | (levels.first >= First.SLIP))
    dated = (levels.born == Same.DIFFERENT) | (levels.generation == Same.DIFFERENT)
    contact &= ~dated
    shared = (levels.landline, levels.mail, levels.mobile, levels.kvk, levels.iban)
    own = (levels.mobile, levels.kvk, levels.vat, levels.iban)
    differing = (levels.landline, levels.mobile, levels.site)
    return Evidence(
        here=levels.door >= Door.SLIP,
        elsewhere=np.isin(levels.door, (Door.DIFFERENT, Door.AROUND, Door.NEXT)),
        contact=contact,
        stranger=contact_known & ~contact | dated,
        dated=dated,
        numbers=np.any([level == Same.DIFFERENT for level in (levels.kvk, levels.vat, levels.iban)], axis=0),
        own=np.any([level == Same.EQUAL for level in own], axis=0) | (levels.mail == Same.EQUAL) & ~levels.family_mail,
        proofs=np.sum([level == Same.EQUAL for level in shared], axis=0),
        unlike=np.sum([level == Same.DIFFERENT for level in differing], axis=0),
    )


def _sure(levels: Levels, found: Evidence) -> Flags:
    # VvE Beukenhof and VvE Berkenhof have one manager, with one telephone, mailbox and account
    registered = (levels.kvk == Same.EQUAL) | (levels.vat == Same.EQUAL)
    same = (levels.company >= Company.TYPO) | (levels.company == Company.SLIP) & registered
    # Dekker Bouw and Bekker Bouw in one building with one telephone are two firms as likely as one with a slip
    plain = (levels.company == Company.EQUAL) & ((found.unlike < 2) | (found.proofs > 0))
    sure = same & found.here & ~found.stranger & ~found.numbers & (plain | found.contact | found.own)
    sure |= same & (levels.door == Door.UNKNOWN) & found.contact & ~found.numbers & (found.proofs >= 1)
    # a stichting and a B.V. of one name are two customers, however much they share
    return np.asarray(sure & (levels.form != Same.DIFFERENT))


def _asked(levels: Levels, found: Evidence) -> Flags:
    same = levels.company >= Company.SLIP
    known = found.here | found.contact | (~found.stranger & (found.proofs >= 1)) | (found.proofs >= 3)
    ask = same & ~found.numbers & known
    ask |= (levels.company == Company.PART) & found.here & ~found.stranger & (found.proofs > 0)
    # another trade name of one firm
    registered = (levels.kvk == Same.EQUAL) | (levels.vat == Same.EQUAL)
    ask |= (levels.company > Company.ONE) & registered & found.here & ~found.numbers
    return np.asarray(ask | same & found.here & found.numbers & (found.proofs >= 1))


def _bits(levels: Levels, found: Evidence) -> npt.NDArray[np.float64]:
    """The weight of it all, to put the surest first."""
    bits = 2.0 * found.proofs + 3.0 * found.here + 2.0 * found.contact - 3.0 * found.stranger - 3.0 * found.numbers
    return np.asarray(bits - 2.0 * (levels.company == Company.PART) - 2.0)

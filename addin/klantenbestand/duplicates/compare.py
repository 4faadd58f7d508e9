"""What two customers have in common and what not, for many pairs at once."""

import numpy as np

from klantenbestand.duplicates import firms
from klantenbestand.duplicates.levels import Level, Levels, Same, same
from klantenbestand.duplicates.persons import born, generations, hinted, initials, man_and_woman, names, two_names
from klantenbestand.duplicates.places import door, mail, phone
from klantenbestand.duplicates.prepared import Coded, Ints, Prepared


def compare(prepared: Prepared, a: Ints, b: Ints, dutch: bool = True) -> Levels:
    """The levels of each pair of positions."""

    def plain(field: Coded) -> Level:
        return same(field.codes[a], field.codes[b])

    company = firms.company_levels(prepared.company, a, b)
    last, first, swapped = names(prepared, a, b, dutch)
    box, own_mail, mail_slip = mail(prepared, a, b)
    other = hinted(prepared, a, b)
    return Levels(
        a=a, b=b, last=last, first=first, swapped=swapped,
        two_names=two_names(prepared.words, a, b, first),
        initials=initials(prepared, a, b, swapped),
        generation=generations(prepared, a, b),
        hinted=other,
        gender=np.where(
            man_and_woman(prepared.words, a, b, first), Same.DIFFERENT, same(prepared.gender[a], prepared.gender[b])
        ).astype(np.int8),
        born=born(prepared.born[a], prepared.born[b]),
        door=door(prepared, a, b),
        landline=phone(prepared, prepared.landlines, a, b),
        mobile=phone(prepared, prepared.mobiles, a, b),
        mail=box, own_mail=own_mail, mail_slip=mail_slip,
        family_mail=(box == Same.EQUAL) & (prepared.mail_shared[a] | prepared.mail_shared[b] | other),
        iban=plain(prepared.iban), kvk=plain(prepared.kvk), vat=plain(prepared.vat),
        site=plain(prepared.site),
        company=company,
        form=firms.form_levels(prepared, a, b),
        alike=prepared.whole[a] == prepared.whole[b],
    )  # fmt: skip

"""What stands in the boxes of first name and initials beside the name itself: sr. and jr., dhr. and mevr."""

import re
from typing import NamedTuple

from klantenbestand.duplicates.normalise import GENERATION
from klantenbestand.reading.names import salutation

# behind a name: Sen and Jun are names as well, unless a dot says that they are short for something
_BEHIND = re.compile(r"(?<=\w)[\s.,(\-]+(sr|jr|senior|junior|iii|ii|sen(?=\.)|jun(?=\.))[.)\s]*$", re.IGNORECASE)


class Given(NamedTuple):
    """The name as typed, `generation` sr, jr or iii, `gender` m or v; "" where not said."""

    name: str
    generation: str
    gender: str


def given_of(text: str) -> Given:
    """
    >>> given_of("Jan sr."), given_of("J.P. (jr)").generation, given_of("Jan II")[:2]
    (Given(name='Jan', generation='sr', gender=''), 'jr', ('Jan', 'jr'))
    >>> given_of("Dhr. Jan"), given_of("mevr. A.B."), given_of("De heer").name
    (Given(name='Jan', generation='', gender='m'), Given(name='A.B.', generation='', gender='v'), '')
    >>> given_of("Jun"), given_of("Wei Jun").name, given_of("Sr").generation, given_of("Hrvoje").name
    (Given(name='Jun', generation='', gender=''), 'Wei Jun', '', 'Hrvoje')
    """
    end, gender = salutation(text.lstrip())
    name = text.lstrip()[end:]
    behind = _BEHIND.search(name)
    generation = GENERATION[behind[1].lower()] if behind else ""
    name = name[: behind.start()] if behind else name
    return Given(name, generation, gender)

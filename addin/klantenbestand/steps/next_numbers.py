"""Numbers for new customers, in the manner of those that are there: 10308 after 10307, K012 after K011."""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from itertools import islice

_FIRST = 10_001  # where there is no customer yet
_NUMBER = re.compile(r"(.*?)(\d{1,15})")


def next_numbers(customers: Collection[str], taken: Collection[str], count: int) -> list[str]:
    """So many free numbers after the highest of `customers`; none of `taken` (numbers in use elsewhere) is given out.

    >>> next_numbers(["10306", "10307"], [], 2), next_numbers(["K001", "K011"], ["K012"], 1)
    (['10308', '10309'], ['K013'])
    >>> next_numbers([], [], 1), next_numbers(["jan", "piet"], [], 1), next_numbers(["1", "2", "X7"], [], 1)
    (['10001'], ['10001'], ['3'])
    """
    forms = [match.groups() for match in map(_NUMBER.fullmatch, customers) if match]
    used = {*customers, *taken}
    if not forms:
        return list(islice(_free("", 0, _FIRST, used), count))
    prefix = max(Counter(form[0] for form in forms).items(), key=lambda one: (one[1], -len(one[0]), one[0]))[0]
    digits = [form[1] for form in forms if form[0] == prefix]
    width = max(map(len, digits)) if any(one.startswith("0") for one in digits) else 0
    return list(islice(_free(prefix, width, max(map(int, digits)) + 1, used), count))


def _free(prefix: str, width: int, first: int, used: Collection[str]) -> Iterator[str]:
    number = first
    while True:
        text = f"{prefix}{number:0{width}d}" if width else f"{prefix}{number}"
        if text not in used:
            yield text
        number += 1

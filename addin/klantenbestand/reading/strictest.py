"""Consent and objection of rows that become one, or of columns that mean the same: the strictest wins, and an objection
is never lost."""

from collections.abc import Sequence


def strictest_objection(values: Sequence[object]) -> str | None:
    """*Geen reclame* of several cells; two channels that do not fit one cell become all.

    >>> strictest_objection(["nee", "post"]), strictest_objection(["post", "e-mail"])
    ('post', 'alles')
    >>> strictest_objection(["nee"]), strictest_objection([])
    ('nee', None)
    """
    objections = {str(value) for value in values} - {"nee"}
    if not objections:
        return "nee" if values else None
    return objections.pop() if len(objections) == 1 else "alles"


def strictest_consent(values: Sequence[object]) -> str | None:
    """One "nee" is no, whatever the other cells say; one that says nothing takes nothing away.

    >>> strictest_consent(["ja", "nee"]), strictest_consent(["ja"]), strictest_consent([])
    ('nee', 'ja', None)
    """
    return "nee" if "nee" in values else ("ja" if "ja" in values else None)

"""What *Afmelden* says: its plan, and what could not be read."""

from collections.abc import Iterable, Sequence

from klantenbestand.reading.unsubscribes import Unsubscribes
from klantenbestand.steps.opt_out_plan import OptOutPlan
from klantenbestand.words.findings import Finding
from klantenbestand.words.texts.customers import told
from klantenbestand.words.wording import plural

_NAMED = 20  # customers, addresses and texts that are named in the plan


def plan_sentences(plan: OptOutPlan, lists: Sequence[Unsubscribes] = ()) -> list[str]:
    """What will be done, for a person to read before it is; first what will not be."""
    lines = unread_sentences(lists)
    if plan.opt_outs:
        lines.append(told("opt-out.plan", count=plural(len(plan.opt_outs), "klant", "klanten")))
    for one in plan.opt_outs[:_NAMED]:
        key = "opt-out.row.was" if one.old and one.old != "nee" else "opt-out.row"
        lines.append(told(key, name=one.name or "-", number=one.number or f"rij {one.row}", new=one.new, old=one.old))
    lines += _more(len(plan.opt_outs), "klant", "klanten")
    if plan.already:
        lines.append(told("opt-out.already", count=plural(len(plan.already), "klant", "klanten")))
    if plan.came_back:
        lines.append(told("opt-out.back", count=plural(len(plan.came_back), "klant", "klanten")))
    others = [email for email in plan.unknown if email not in plan.unknown_back]
    lines += _strangers(others, "opt-out.unknown.one", "opt-out.unknown")
    lines += _strangers(plan.unknown_back, "opt-out.unknown.back.one", "opt-out.unknown.back")
    passed_over = sum(one.passed_over for one in lists)
    lines += [told("opt-out.passed", count=plural(passed_over, "regel", "regels"))] if passed_over else []
    return lines


def unread_sentences(lists: Iterable[Unsubscribes]) -> list[str]:
    """What is no address in them, by name: somebody who wants no more mail may be meant."""
    texts = _unread(lists)
    if not texts:
        return []
    lines = [told("opt-out.unread"), *(told("opt-out.address", email=text) for text in texts[:_NAMED])]
    return [*lines, *_more(len(texts), "keer", "keer"), told("opt-out.unread.todo")]


def unread_findings(lists: Iterable[Unsubscribes]) -> list[Finding]:
    """The same for *Controle*, each by itself."""
    return [Finding("opt-out-unread", values=[text]) for text in _unread(lists)]


def _unread(lists: Iterable[Unsubscribes]) -> list[str]:
    return list(dict.fromkeys(text for one in lists for text in one.unread))


def _strangers(emails: Sequence[str], one: str, more: str) -> list[str]:
    """Addresses that stand with no customer."""
    if not emails:
        return []
    lines = [told(one if len(emails) == 1 else more, count=plural(len(emails), "adres", "adressen"))]
    lines += [told("opt-out.address", email=email) for email in emails[:_NAMED]]
    return lines + _more(len(emails), "adres", "adressen")


def _more(number: int, one: str, many: str) -> list[str]:
    return [told("opt-out.more", count=plural(number - _NAMED, one, many))] if number > _NAMED else []

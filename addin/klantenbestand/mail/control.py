"""A control group: some people of a mailing get nothing, by lot, so that one sees later what the mailing brought.

Only people who would have got it are drawn: who may not be approached anyway is no fair comparison.
"""

from collections.abc import Collection
from dataclasses import replace
from math import ceil

import pandas as pd

from klantenbestand.analysis.holdout import draw_holdout
from klantenbestand.analysis.thin import CONTROL_FOR_LIFT
from klantenbestand.mail.plan import MailingPlan
from klantenbestand.words.findings import Finding, Findings
from klantenbestand.words.settings import SETTINGS
from klantenbestand.words.wording import share

REASON = "control"
_MOST = next(setting.maximum or 50 for setting in SETTINGS if setting.key == "control_share")


def with_control(
    plan: MailingPlan,
    campaign: str,
    percent: float,
    kept_out: frozenset[str] = frozenset(),
    addressed: frozenset[str] = frozenset(),
) -> MailingPlan:
    """The plan with a control group of `percent` of its people, drawn for this campaign.

    `kept_out` and `addressed`: who was kept out of this campaign in an earlier mailing, and who got it. The first stay
    out, the others are not drawn. With fewer than 20 in the
    control group nobody new is kept out, and a finding says why: so few would tell nothing.
    """
    numbers = {str(number) for number in plan.people["customer"]}
    held = kept_out & numbers
    drawn = draw_holdout(campaign, numbers - kept_out - addressed, percent / 100) if percent else held
    found = Findings()
    if percent and len(drawn | kept_out) < CONTROL_FOR_LIFT:
        found = Findings((_too_few(len(numbers), len(drawn | kept_out), percent),))
        drawn = frozenset()
    return _kept_out(replace(plan, campaign=campaign, findings=plan.findings + found), held | drawn)


def _kept_out(plan: MailingPlan, control: Collection[str]) -> MailingPlan:
    """The plan in which these get nothing."""
    if not control:
        return plan
    out = plan.people["customer"].astype("str").isin(set(control))
    reasons = {channel.value: REASON for channel in plan.channels}
    moved = plan.people.loc[out, ["customer", "name"]].assign(**reasons)
    left_out = pd.concat([plan.left_out, moved]).sort_index(kind="stable")
    return replace(plan, people=plan.people[~out], left_out=left_out, control=frozenset(control))


def _too_few(people: int, have: int, percent: float) -> Finding:
    enough = ceil(100 * CONTROL_FOR_LIFT / people) if people else 100
    details = {"percent": share(percent / 100), "have": have, "need": CONTROL_FOR_LIFT}
    details |= {"people": people, "enough": enough}
    return Finding("mail-control-few" if enough <= _MOST else "mail-control-impossible", details=details)

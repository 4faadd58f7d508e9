"""Mailings: choose, ask whether it is allowed, render, write. Nothing is ever sent.

    mailing = templates.load_mailing("nieuwsbrief", folder_of_workbook)      # checked: fields, syntax, afmeldregel
    plan = plan.plan_mailing(mailing, customers, overview, headers, settings=..., peildatum=...)
    result = write.write_mailing(plan, folder)                               # a new folder, whole or not at all

A row's way: selection (filter_language) -> permission -> plan -> people (persons, addresses) -> render (environment,
markup, opt_out) -> eml, letters (letter_base), tables, readme -> write. `fields` lists what a text may use; its page
for the owner is templates/LEESMIJ.md.
"""

"""Which mailboxes are one."""

from klantenbestand.duplicates.mailboxes import mailbox_of


def test_dots_count_except_where_the_provider_ignores_them():
    assert mailbox_of("j.bakker@gmail.com").whole == mailbox_of("jbakker@gmail.com").whole
    assert mailbox_of("j.bakker@ziggo.nl").whole != mailbox_of("jbakker@ziggo.nl").whole

"""The Book protocol and its kinds: the only room that touches the owner's workbook."""

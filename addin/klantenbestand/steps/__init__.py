"""One module per button: read, work, tabs, place. The table of contents of the program."""

"""Proposals for duplicate customers: pure, explained, never decided by the program."""

"""Klantenbestand: an Excel add-in for the customer file of Dutch entrepreneurs."""

__version__ = "0.1.0"

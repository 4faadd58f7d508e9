"""Mailings: select, permission, render, write."""

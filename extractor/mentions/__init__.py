"""Quantities and dates: one file a kind of mention, with its grammar, normaliser and examples."""

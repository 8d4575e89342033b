"""Resolving names: one Thing per real thing, with aliases, anaphors and identifiers."""

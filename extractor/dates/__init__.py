"""Dates after they are found: anchoring relative and discourse dates in reading order."""

"""One article in, one Extraction out: text → mentions → entities → facts → records."""

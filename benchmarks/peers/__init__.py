"""Other readers' own cases, mapped to our conventions: what we read of them, and what is left out and why."""

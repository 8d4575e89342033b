"""Finding names: by form, by introduction, by role, by predicate, by lexicon."""

"""Many articles: readers, stores, evaluation, and the project's own corpus."""

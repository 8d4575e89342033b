"""Comparing two readings of the same articles: gold with predictions, or one run with another.

`annotated` reads them, whoever wrote them, and `reread` and `rules_at` make them anew; `views` and `aspects`
say when two records agree; `pairing` pairs them; `difference` is what is left over, and `sentence`, `wording`
and `report` show it to a person.
"""

"""Comparing two readings of the same articles: gold with predictions, or one run with another.

`annotated` reads them, whoever wrote them; `aspects` says when two records agree; `pairing` pairs them;
`difference` is what is left over, and `sentence` and `wording` show it to a person.
"""

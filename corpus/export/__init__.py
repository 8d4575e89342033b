"""Datasets from extracted articles: select, split, write in a tool's own format, with a data card.

`source` gives the stories, `selection` narrows them, `splits` parts them, `formats` write them, and `dataset`
puts it together.
"""

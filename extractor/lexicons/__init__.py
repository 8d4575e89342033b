"""Words as rows: the TOML and TSV files the grammar is made of."""

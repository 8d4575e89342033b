"""The rule engine: rules that carry their examples, words as rows, scanning, one overlap policy."""

"""Text as it is read: decoding, folding with the way back, layout, and words."""

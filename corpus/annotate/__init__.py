"""Writing gold by hand: a notation to edit, its reader and writer, and what a gold file must satisfy."""

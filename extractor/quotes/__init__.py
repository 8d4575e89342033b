"""Who said which passage, direct or reported."""

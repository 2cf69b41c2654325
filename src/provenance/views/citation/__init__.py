"""Sources as they are cited: beside each statement in a word, and whole for use elsewhere."""

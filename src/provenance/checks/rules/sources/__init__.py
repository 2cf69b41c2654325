"""Where things were read, and whether all of it was."""

"""The compiled corpus: its tables, what one file becomes in them, and bringing them up to date."""

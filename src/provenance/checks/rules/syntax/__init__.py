"""The text of a file and its keys: what the reader itself finds."""

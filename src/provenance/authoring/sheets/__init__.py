"""Spreadsheets to claim files: reading a table, what its columns give, and the files it becomes."""

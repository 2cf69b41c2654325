"""The record at two revisions of its git repository, and how it grew."""

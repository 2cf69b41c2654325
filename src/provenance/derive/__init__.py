"""What follows from the record: pure functions over a Slice, one module a question."""

"""What was worked out once and is kept while what it rests on stays the same."""

"""What the editors expect the corpus to answer: tests that live with the data."""

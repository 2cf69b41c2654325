"""What the repository that holds the corpus must not hold."""

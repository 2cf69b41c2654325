"""What claims say of each other."""

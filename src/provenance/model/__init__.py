"""Records, vocabularies, dates and findings. Knows no YAML, no SQL and no screen."""

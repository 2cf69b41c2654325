"""From the bytes of a document to its text, by an extractor that names its version."""

"""Sources as citation managers hold them: CSL-JSON, BibTeX and RIS."""

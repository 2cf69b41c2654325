"""Other people's formats, one module each: records to their text, and their text to records."""

"""The pages as a folder of files: to publish, to mail, to open from a stick."""

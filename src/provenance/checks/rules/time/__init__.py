"""When things were said, and what that makes impossible."""

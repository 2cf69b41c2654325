"""What a record names must be there, and lead somewhere else."""

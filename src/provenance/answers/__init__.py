"""Store and derivations together: what each command or API call returns, as plain records."""

"""Discovery, the compiled corpus, freshness, look-up and search. Hands out Slices."""

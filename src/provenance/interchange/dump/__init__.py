"""The whole record as plain tables: JSON Lines, SQLite, Parquet, of one documented schema."""

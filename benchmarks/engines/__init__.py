"""The same job on Spark, Dask and Ray: `disputes` of every claim, from an export to its rows.

    pip install 'provenance-claims[spark]' dask distributed ray
    python -m benchmarks.engines CORPUS

Beside Spark, for which the package has its own code, each engine only reads tables, moves rows to
where their keys meet, calls a function there and keeps what that leaves. All else is `job`: so the
rows are settled by the program's own function, and what differs is the engine.
"""

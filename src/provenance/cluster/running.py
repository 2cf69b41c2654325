"""One question, from an export to a folder of rows: what the command does."""

from pathlib import Path
from typing import TYPE_CHECKING

from provenance.cluster.asking import as_json, typed
from provenance.cluster.export import Export, check
from provenance.cluster.questions import ClusterQuestion
from provenance.cluster.session import session
from provenance.store.errors import CorpusError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


def run(
    question: ClusterQuestion,
    claims: tuple[str, ...],
    export: str,
    output: str,
    master: str,
    form: str,
    settings: dict[str, str],
) -> int:
    """Ask, and write the rows; give how many there are.

    Args:
        question: what is asked.
        claims: ids of the claims that are asked about; all where there are none.
        export: the folder, or its address.
        output: a new folder, or its address; what is worked on lies beside it until all is done.
        master: where the work is done.
        form: ``jsonl`` or ``parquet``.
        settings: of Spark.

    Raises:
        CorpusError: what keeps it from being done.
    """
    if "://" not in export:
        schema = Path(export) / "schema.json"
        check(export, schema.read_text("utf-8", "replace") if schema.is_file() else "")
    if "://" not in output and Path(output).exists():
        raise _there(output)
    from pyspark.errors import PySparkException

    with session(master, settings) as spark:
        target = output.rstrip("/")
        if _exists(spark, target):
            raise _there(target)
        try:
            with Export(spark, export, f"{target}.part") as found:
                rows = as_json(found, question, claims)
                number = rows.count()
                if form == "parquet":
                    typed(rows, question).write.parquet(target)
                else:
                    rows.write.text(target)
                return int(number)
        except PySparkException as error:
            raise CorpusError(f"Spark gave up: {_told(error)}") from None


def _there(output: str) -> CorpusError:
    return CorpusError(f"{output} is there already", "name a folder that is new")


def _exists(spark: "SparkSession", folder: str) -> bool:
    path = spark._jvm.org.apache.hadoop.fs.Path(folder)
    conf = spark._jsc.hadoopConfiguration()
    return bool(path.getFileSystem(conf).exists(path))


def _told(error: BaseException) -> str:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[-1] if lines else type(error).__name__

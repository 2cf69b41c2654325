"""A Spark session of the program's own, and what keeps it from being had, in plain words."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from provenance.store.errors import CorpusError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_MASTERS: Final = re.compile(
    r"local(\[(\*|[1-9]\d*)(,\s*\d+)?\])?|local-cluster\[\d+,\d+,\d+\]|yarn|spark://.+:\d+.*|k8s://.+"
)
_FORMS: Final = "write local[2], spark://HOST:7077, yarn or k8s://https://HOST:PORT"

JAVA: Final = 17
"""The oldest Java on which Spark 4 runs."""

_ADVICE: Final = "install Java 17 or later (Debian: openjdk-17-jre-headless), or set JAVA_HOME"

_QUIET: Final = """\
rootLogger.level = error
rootLogger.appenderRef.stderr.ref = stderr
appender.stderr.type = Console
appender.stderr.name = stderr
appender.stderr.target = SYSTEM_ERR
appender.stderr.layout.type = PatternLayout
appender.stderr.layout.pattern = %p %c{1}: %m%n
"""


@contextmanager
def session(master: str, settings: dict[str, str]) -> Iterator["SparkSession"]:
    """Begin a session, and end it.

    Args:
        master: where the work is done, as Spark writes it.
        settings: of Spark, by name.

    Raises:
        CorpusError: there is no Spark, no Java, no such master, or it cannot be reached.
    """
    needs(master)
    with tempfile.TemporaryDirectory(prefix="provenance-spark-") as folder:
        spark = _begun(master, settings, Path(folder))
        try:
            yield spark
        finally:
            spark.stop()


def needs(master: str) -> None:
    """Look for what a session needs on this machine, and at the form of its master.

    Raises:
        CorpusError: something is missing, or it is no master.
    """
    if _MASTERS.fullmatch(master) is None:
        raise CorpusError(f"`{master}` is no master of a cluster", _FORMS)
    _needs_pyspark()
    _needs_java()


def settings(given: Iterable[str]) -> dict[str, str]:
    """Read settings of Spark, each written NAME=VALUE.

    Raises:
        CorpusError: one is none.
    """
    for text in given:
        if not re.fullmatch(r"spark\.[\w.-]+=.*", text, re.DOTALL):
            raise CorpusError(f"`{text}` is no setting of Spark", "write spark.NAME=VALUE")
    return dict(text.split("=", 1) for text in given)


def _begun(master: str, settings: dict[str, str], folder: Path) -> "SparkSession":
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException
    from pyspark.sql import SparkSession

    quiet = folder / "log4j2.properties"
    quiet.write_text(_QUIET, encoding="utf-8")
    builder = SparkSession.builder.master(master).appName("provenance")
    told = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.driver.extraJavaOptions": f"-Dlog4j2.configurationFile={quiet.as_uri()}",
        **settings,
    }
    if master.startswith("local"):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    for name, value in told.items():
        builder = builder.config(name, value)
    try:
        spark = builder.getOrCreate()
    except (Py4JError, PySparkException) as error:
        raise CorpusError(f"the cluster at {master} cannot be used: {_first(error)}") from None
    spark.sparkContext.setLogLevel("ERROR")
    if not master.startswith("local["):
        spark.sparkContext.addPyFile(str(_own_code(folder)))
    return spark


def _own_code(folder: Path) -> Path:
    """Put the program into one archive, for workers on which it is not installed."""
    package = Path(__file__).parents[1]
    target = folder / "provenance.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(package.rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                archive.write(file, f"provenance/{file.relative_to(package)}")
    return target


def _needs_pyspark() -> None:
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            import pandas
            import pyarrow
            import pyspark

            del pandas, pyarrow, pyspark
        except ModuleNotFoundError as error:
            help = "pip install 'provenance-claims[spark]'"
            raise CorpusError(f"`{error.name}` is not installed, which this needs", help) from None


def _needs_java() -> None:
    """Look for Java before Spark does, which would tell of it in a page of its own."""
    home = os.environ.get("JAVA_HOME")
    java = shutil.which("java", path=f"{home}/bin" if home else None)
    if java is None:
        raise CorpusError("there is no Java on this machine, on which Spark runs", _ADVICE)
    told = ""
    with suppress(OSError, subprocess.SubprocessError):
        done = subprocess.run([java, "-version"], capture_output=True, text=True, timeout=60)
        told = done.stderr
    found = re.search(r'version "(?:1\.)?(\d+)', told)
    if found is None or int(found[1]) < JAVA:
        which = found[1] if found else "an unknown version"
        raise CorpusError(f"the Java of this machine is {which}, and Spark needs {JAVA}", _ADVICE)


def _first(error: BaseException) -> str:
    """The first line of what Java says went wrong."""
    told = getattr(error, "java_exception", None) or error
    lines = [line.strip() for line in str(told).splitlines() if line.strip()]
    return lines[0] if lines else type(error).__name__

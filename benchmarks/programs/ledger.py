"""Loads a ledger as Beancount's programs do, and may ask it something, part by part."""

from parts import Parts

parts = Parts()
parts.done("Python")

import re  # noqa: E402
import sys  # noqa: E402

from beancount import loader  # noqa: E402
from beancount.ops.validation import HARDCORE_VALIDATIONS  # noqa: E402

STEPS = ("parse", "booking", "run_transformations", "validate")
"""What Beancount itself times of a load."""

ledger, *asked = sys.argv[1:]
if asked:
    import beanquery
parts.done("import")
if asked:
    db = beanquery.connect(f"beancount:{ledger}")
    parts.done("load")
    for row in db.execute(asked[0]).fetchall():
        print(*row)
    parts.done("ask")
else:
    timings: list[str] = []
    loader.load_file(ledger, log_timings=timings.append, extra_validations=HARDCORE_VALIDATIONS)
    parts.done("load")
    told = re.findall(r"^Operation: '(?:\w+\.)*(\w+)' +Time: +(\d+)", "\n".join(timings), re.M)
    clock = {step: int(taken) for step, taken in told if step in STEPS}
    for step, taken in clock.items():
        parts.within(step.replace("_", " "), taken / sum(clock.values()))
parts.tell()

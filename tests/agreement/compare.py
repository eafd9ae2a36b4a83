"""Agreement as other implementations compute it: krippendorff, scikit-learn, statsmodels and nltk.

Reads {"cases": [rows]} on standard input, a row a coder, null for a missing value, and writes
{"versions": {...}, "results": [{...}]}; null where an implementation gives no number.
"""

import itertools
import json
import math
import sys
import warnings
from importlib.metadata import version

try:
    import krippendorff
    import numpy
    from nltk.metrics.agreement import AnnotationTask
    from sklearn.metrics import cohen_kappa_score
    from statsmodels.stats.inter_rater import aggregate_raters, fleiss_kappa
except ImportError as missing:
    print(missing, file=sys.stderr)
    sys.exit(3)

warnings.filterwarnings("ignore")


def number(compute):
    try:
        value = float(compute())
    except (ValueError, ZeroDivisionError, IndexError):
        return None
    return value if math.isfinite(value) else None


def pairwise_kappa(rows):
    kappas = []
    for a, b in itertools.combinations(rows, 2):
        both = [(x, y) for x, y in zip(a, b) if x is not None and y is not None]
        if len(both) and len({v for pair in both for v in pair}) > 1:
            kappas.append(cohen_kappa_score([x for x, _ in both], [y for _, y in both]))
    return sum(kappas) / len(kappas)


def on_complete_units(rows):
    complete = [unit for unit in zip(*rows) if None not in unit]
    return numpy.array(complete)


def fleiss(rows):
    return fleiss_kappa(aggregate_raters(on_complete_units(rows))[0], method="fleiss")


def task(rows):
    triples = [
        (f"coder {c}", f"unit {u}", str(v))
        for c, row in enumerate(rows)
        for u, v in enumerate(row)
        if v is not None
    ]
    return AnnotationTask(triples)


def results(rows):
    # nltk has no missing values, and calls it full agreement where nothing varies, which
    # Krippendorff leaves undefined.
    given = {v for row in rows for v in row}
    full = None not in given and len(given) > 1
    data = [[math.nan if v is None else v for v in row] for row in rows]
    return {
        "alpha_krippendorff": number(
            lambda: krippendorff.alpha(reliability_data=data, level_of_measurement="nominal")
        ),
        "kappa_sklearn": number(lambda: pairwise_kappa(rows)),
        "fleiss_statsmodels": number(lambda: fleiss(rows)),
        "alpha_nltk": number(lambda: task(rows).alpha()) if full else None,
        "kappa_nltk": number(lambda: task(rows).kappa()) if full else None,
        "percent_nltk": number(lambda: task(rows).avg_Ao()) if full else None,
    }


cases = json.load(sys.stdin)["cases"]
json.dump(
    {
        "versions": {m: version(m) for m in ("krippendorff", "nltk", "scikit-learn", "statsmodels")},
        "results": [results(rows) for rows in cases],
    },
    sys.stdout,
)

#!/usr/bin/env python3
"""recall.py OBSTAT [--keep DIR [--again]] [--seed N] [--rounds N] [--only FAMILY…]

Plants an invented identity number in every place of every format, in documents written by other people's libraries, has
the gate scan them, and prints family by family what was found, what was held for a gap where that is allowed, and what
passed as clear, which must be nothing. Clean twins must come out clear.
Exit status 1 when fewer than 99 of 100 planted values are found, or a clean twin is held by anything but the fact
that it hides something.
"""

import argparse
import collections
import importlib
import json
import pkgutil
import random
import re
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path

import places
from planting import PLACES, harmless, planted

# What a clean twin may be held for: the place itself is a hidden one, or one for credits, and the gate says so.
STRUCTURAL = ("hidden.", "file.")
CREDITS = re.compile("rights|credit|by-?line|copyright|artist|author|owner|source|supplier|creator|attribution|licens|contact|"
    "person|regionname|usageterms|instructions", re.I)


def load(only):
    for module in pkgutil.iter_modules(places.__path__):
        try:
            importlib.import_module(f"places.{module.name}")
        except ImportError as error:
            print(f"skipped {module.name}: {error}", file=sys.stderr)
    return [p for p in PLACES if not only or p.family in only]


def write(chosen, folder: Path, seed: int, rounds: int, again: bool):
    documents = {}
    for round in range(rounds):
        for index, place in enumerate(chosen):
            rng = random.Random(seed * 1_000_003 + round * 10_007 + index)
            for kind, plant in (("planted", planted(rng)), ("clean", harmless())):
                path = folder / kind / f"{index:04}-{round}-{place.family}-{place.name.replace(' ', '-')}.{place.extension}"
                path.parent.mkdir(parents=True, exist_ok=True)
                random.seed(seed * 1_000 + round * 10_007 + index)
                try:
                    if not (again and path.exists()): place.write(path, plant)
                    documents[str(path)] = (place, kind, plant)
                except Exception as error:  # a library that fails is no verdict on the gate
                    print(f"not written: {path.name}: {type(error).__name__}: {error}", file=sys.stderr)
                    if "-v" in sys.argv:
                        traceback.print_exc()
    return documents


def scan(obstat: str, folder: Path):
    result = subprocess.run(
        [obstat, "scan", "--format", "jsonl", str(folder)], capture_output=True, text=True, timeout=3600)
    if result.returncode == 2:
        sys.exit(result.stderr)
    return {report["path"]: report for report in map(json.loads, result.stdout.splitlines())}


def found(place, report):
    return any(f["category"].startswith(place.category) and f["action"] != "note" for f in report["findings"])


def judge(place, kind, plant, report):
    """What is wrong with a verdict, or None."""
    if report is None:
        return "no answer"
    gaps = [f"{gap['reason']} ({gap['detail']})" for gap in report.get("coverage", [])]
    if kind == "clean":
        expected = STRUCTURAL + (("credit.", "personal.name_labelled") if CREDITS.search(place.name) else ())
        concealed = place.location.get("concealed")
        hidden = any(f["category"].startswith("hidden.") for f in report["findings"])
        if concealed is not None and hidden != concealed:
            return "not told as hidden" if concealed else "told as hidden, and is not"
        stops = [f["rule"] for f in report["findings"] if f["action"] != "note" and not f["category"].startswith(expected)]
        return "; ".join(stops + ([] if place.held else gaps)) or None
    hits = [f for f in report["findings"] if f["category"].startswith(place.category) and f["action"] != "note"]
    if place.held and gaps and not hits: return None
    if not hits:
        return "not found" + ("; gap " + "; ".join(gaps) if gaps else " AND NO GAP")
    for key, value in place.location.items():
        if key != "concealed" and not any(hit.get("location", {}).get(key) == value for hit in hits):
            return f"location {key}: {[hit.get('location') for hit in hits]}, expected {value}"
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("obstat")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--again", action="store_true", help="documents that stand in DIR are not written anew")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("-v", action="store_true")
    options = parser.parse_args()
    folder = options.keep or Path(tempfile.mkdtemp(prefix="obstat-recall-"))
    documents = write(load(options.only), folder, options.seed, options.rounds, options.again)
    reports = scan(options.obstat, folder)

    table = collections.defaultdict(collections.Counter)
    faults, structural = [], collections.Counter()
    for path, (place, kind, plant) in documents.items():
        report = reports.get(path)
        fault = judge(place, kind, plant, report)
        row = table[place.family]
        row[kind] += 1
        row[kind + " right"] += fault is None
        row[kind + " clear"] += report is not None and report["verdict"] == "clear"
        row["held"] += kind == "planted" and fault is None and not found(place, report)
        if fault:
            faults.append((kind, place.family, place.name, fault))
        if report and kind == "clean":
            for finding in report["findings"]:
                structural[f"{finding['rule']} ({finding['action']})"] += 1
    print(f"{'family':10} {'planted':>8} {'found':>6} {'held':>6} {'passed':>6} {'clean':>6} {'right':>6}")
    total = sum(table.values(), collections.Counter())
    for family, row in [*sorted(table.items()), ("all", total)]:
        print(f"{family:10} {row['planted']:8} {row['planted right'] - row['held']:6} {row['held']:6} {row['planted clear']:6} "
            f"{row['clean']:6} {row['clean right']:6}")
    for fault in sorted(faults):
        print("%-8s %-8s %-40s %s" % fault)
    if structural:
        print("what the clean twins hide:", ", ".join(f"{rule} {count}" for rule, count in structural.most_common()))
    print(f"documents in {folder}")
    sys.exit(total["planted right"] < 0.99 * total["planted"] or total["clean right"] < total["clean"])


if __name__ == "__main__":
    main()

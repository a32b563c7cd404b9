#!/usr/bin/env python3
"""extraction.py OBSTAT FOLDER… [--seconds N]

Reads every document of the folders once with each reader, family by family, on one core, and prints documents per
second, peak memory and how many were read, as ratios to Obstat: bare `pdftotext` for PDF, kreuzberg and markitdown
for whatever they take. Readers run one after another in one run, each family in a process of its own; a document on
which a reader fails counts as not read, one that takes longer than the limit ends that reader's family.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

FAMILIES = {
    "PDF": {".pdf"}, "OOXML": {".docx", ".docm", ".dotx", ".xlsx", ".xlsm", ".xlsb", ".pptx", ".pptm", ".potx"},
    "ODF": {".odt", ".ods", ".odp", ".odg", ".ott", ".ots"}, "legacy Office": {".doc", ".xls", ".ppt", ".rtf"}, "mail": {".eml", ".msg", ".mbox"},
    "pages and data": {".html", ".htm", ".xml", ".csv", ".tsv", ".json", ".txt", ".md"}, "EPUB": {".epub"},
}

KREUZBERG = """
import sys, kreuzberg
from kreuzberg import ExtractionConfig, extract_file_sync
config = ExtractionConfig(use_cache=False, ocr=None)
done = 0
for path in sys.stdin.read().splitlines():
    try:
        done += bool(extract_file_sync(path, config=config).content.strip())
    except BaseException:
        pass
print(done)
"""
MARKITDOWN = """
import sys, logging
from markitdown import MarkItDown
logging.disable(logging.CRITICAL)
reader, done = MarkItDown(), 0
for path in sys.stdin.read().splitlines():
    try:
        done += bool(reader.convert(path).text_content.strip())
    except BaseException:
        pass
print(done)
"""


def measured(command, text, limit):
    """Runs a command on one core: seconds, peak KiB of its largest process, output; None where it takes too long."""
    with tempfile.NamedTemporaryFile("w+") as usage:
        wrapper = (
            "import os,resource,subprocess,sys\n"
            "os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})\n"
            "resource.setrlimit(resource.RLIMIT_DATA, (4 << 30, 4 << 30))\n"  # some readers fill all memory
            "code = subprocess.run(sys.argv[2:]).returncode\n"
            "u = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
            "open(sys.argv[1], 'w').write(f'{u.ru_utime + u.ru_stime} {u.ru_maxrss}')\n")
        began = time.monotonic()
        try:
            result = subprocess.run([sys.executable, "-c", wrapper, usage.name, *command], input=text, capture_output=True, text=True, timeout=limit)
        except subprocess.TimeoutExpired:
            return None
        wall = time.monotonic() - began
        _, memory = usage.read().split()
        return wall, int(memory), result.stdout


def obstat(program, files, limit):
    def read(paths):
        return measured([program, "extract", "--jobs", "1", "--format", "jsonl", *paths], "", limit)

    return read(files), lambda out: len({json.loads(line)["path"] for line in out.splitlines() if '"text"' in line})


def pdftotext(files, limit):
    script = 'n=0; while IFS= read -r f; do pdftotext -q "$f" - >/dev/null 2>&1 && n=$((n+1)); done; echo $n'
    return measured(["sh", "-c", script], "\n".join(files) + "\n", limit), int


def python(code, files, limit):
    return measured([sys.executable, "-W", "ignore", "-c", code], "\n".join(files), limit), lambda out: int(out.split()[-1])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("obstat")
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--seconds", type=int, default=240)
    options = parser.parse_args()
    files = sorted(path for folder in options.folders for path in folder.rglob("*") if path.is_file())
    print(f"{'family':16} {'reader':12} {'docs':>5} {'read':>5} {'docs/s':>8} {'ratio':>7} {'peak MiB':>9}")
    for family, extensions in FAMILIES.items():
        chosen = [str(path) for path in files if path.suffix.lower() in extensions]
        if not chosen:
            continue
        readers = {"obstat": lambda: obstat(options.obstat, chosen, options.seconds)}
        if family == "PDF":
            readers["pdftotext"] = lambda: pdftotext(chosen, options.seconds)
        readers["kreuzberg"] = lambda: python(KREUZBERG, chosen, options.seconds)
        readers["markitdown"] = lambda: python(MARKITDOWN, chosen, options.seconds)
        reference = None
        for name, run in readers.items():
            outcome, count = run()
            if outcome is None:
                print(f"{family:16} {name:12} {len(chosen):5} took more than {options.seconds} s")
                continue
            wall, memory, out = outcome
            rate = len(chosen) / wall
            reference = reference or rate
            try:
                read = count(out)
            except (ValueError, IndexError):
                read = 0
            print(f"{family:16} {name:12} {len(chosen):5} {read:5} {rate:8.1f} {rate / reference:7.2f} {memory / 1024:9.0f}", flush=True)


if __name__ == "__main__":
    main()

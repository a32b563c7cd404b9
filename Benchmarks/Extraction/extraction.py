#!/usr/bin/env python3
"""extraction.py OBSTAT FOLDER… [--seconds N] [--rounds N] [--pictures]

Reads every document of the folders once with each reader, family by family, on one core, and prints documents per
second of processor time, start included, peak memory and how many were read, as ratios to Obstat: bare `pdftotext` for PDF,
kreuzberg and markitdown for whatever they take. None of them reads the text of pictures, unless `--pictures` adds a line
for Obstat that does. Readers take turns in one run, each family in a process of its own, and the best of the rounds counts; a
document on which a reader fails counts as not read, one that takes longer than the limit ends that reader's family.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
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
            "import ctypes,os,resource,subprocess,sys\n"
            "ctypes.CDLL(None).prctl(36, 1)\n"  # PR_SET_CHILD_SUBREAPER: what a reader's processes leave behind counts too
            "os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})\n"
            "resource.setrlimit(resource.RLIMIT_DATA, (4 << 30, 4 << 30))\n"  # some readers fill all memory
            "subprocess.run(sys.argv[2:])\n"
            "try:\n"
            "    while True: os.wait()\n"
            "except ChildProcessError: pass\n"
            "u = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
            "open(sys.argv[1], 'w').write(f'{u.ru_utime + u.ru_stime} {u.ru_maxrss}')\n")
        try:
            result = subprocess.run([sys.executable, "-c", wrapper, usage.name, *command], input=text, capture_output=True, text=True, timeout=limit)
        except subprocess.TimeoutExpired:
            return None
        seconds, memory = usage.read().split()
        return float(seconds), int(memory), result.stdout


def obstat(program, files, limit, readsPictures):
    # The limits of the service, except for pictures: the other readers don't read them either.
    with tempfile.TemporaryDirectory() as folder:
        settings = Path(folder) / "obstat.yaml"
        settings.write_text("".join(f"{name}: {folder}/{name}\n" for name in ("drop", "upload", "state")) + "units: [{id: a, name: A}]\n")
        if not readsPictures:
            settings.write_text(settings.read_text() + "limits: {recognisedPages: 0}\n")
        outcome = measured([program, "extract", "--config", str(settings), "--jobs", "1", "--format", "jsonl", *files], "", limit)
    return outcome, lambda out: len({json.loads(line)["path"] for line in out.splitlines() if '"text"' in line})


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
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--pictures", action="store_true")
    options = parser.parse_args()
    files = sorted(path for folder in options.folders for path in folder.rglob("*") if path.is_file())
    print(f"{'family':16} {'reader':16} {'docs':>5} {'read':>5} {'docs/s':>8} {'ratio':>7} {'peak MiB':>9}")
    for family, extensions in FAMILIES.items():
        chosen = [str(path) for path in files if path.suffix.lower() in extensions]
        if not chosen:
            continue
        readers = {"obstat": lambda: obstat(options.obstat, chosen, options.seconds, False)}
        if options.pictures:
            readers["obstat, pictures"] = lambda: obstat(options.obstat, chosen, options.seconds, True)
        if family == "PDF":
            readers["pdftotext"] = lambda: pdftotext(chosen, options.seconds)
        readers["kreuzberg"] = lambda: python(KREUZBERG, chosen, options.seconds)
        readers["markitdown"] = lambda: python(MARKITDOWN, chosen, options.seconds)
        results = {name: [run()] for name, run in readers.items()}
        for _ in range(options.rounds - 1):
            for name, run in readers.items():
                if results[name][0][0] is not None:
                    results[name].append(run())
        reference = None
        for name, rounds in results.items():
            rounds = [(outcome, count) for outcome, count in rounds if outcome is not None]
            if not rounds:
                print(f"{family:16} {name:16} {len(chosen):5} took more than {options.seconds} s")
                continue
            (seconds, memory, out), count = min(rounds, key=lambda round: round[0][0])
            rate = len(chosen) / seconds
            reference = reference or rate
            try:
                read = count(out)
            except (ValueError, IndexError):
                read = 0
            print(f"{family:16} {name:16} {len(chosen):5} {read:5} {rate:8.1f} {rate / reference:7.2f} {memory / 1024:9.0f}", flush=True)


if __name__ == "__main__":
    main()

"""Drops small documents into a running gate and tells how many it brings to their end in a second, and how soon.

usage: gate.py RELEASE [--documents N] [--examiners N] [--folder DIRECTORY] [--rules DIRECTORY] [--rate N]

RELEASE is the folder of the built programs; DIRECTORY should be on a disk, because the gate waits for every commit.
Times are those that the gate itself records, and are compared with the moment at which each file was dropped.
"""

import argparse
import os
import pathlib
import shutil
import signal
import sqlite3
import statistics
import subprocess
import tempfile
import time

SETTLE = 0.1


class Gate:
    """A daemon with folders of its own."""

    def __init__(self, release, folder, examiners, rules):
        self.folder = pathlib.Path(folder)
        for name in ("drop/press", "upload", "state"):
            (self.folder / name).mkdir(parents=True, mode=0o700)
        settings = self.folder / "obstat.yaml"
        settings.write_text(
            "".join(f"{name}: {self.folder}/{name}\n" for name in ("drop", "upload", "state"))
            + f"spool: {self.folder}/state/spool\nsocket: {self.folder}/obstat.sock\nexaminers: {examiners}\n"
            + f"settle: {{milliseconds: {int(SETTLE * 1000)}, sweepSeconds: 1}}\n"
            + "units:\n  - {id: press, name: Press, language: en}\n"
        )
        command = [str(release / "obstatd"), "--config", str(settings)] + (["--rules", rules] if rules else [])
        self.log = open(self.folder / "log", "w+")
        self.process = subprocess.Popen(command, stderr=self.log, stdout=subprocess.DEVNULL)
        self.await_log("the gate is open", 1)

    def await_log(self, words, count):
        while (self.folder / "log").read_text().count(words) < count:
            if self.process.poll() is not None:
                raise SystemExit((self.folder / "log").read_text())
            time.sleep(0.02)

    def drop(self, name, content):
        """Puts a file in place at once, as a careful program does; returns when."""
        temporary = self.folder / "drop" / (name + ".part")
        temporary.write_bytes(content)
        os.rename(temporary, self.folder / "drop/press" / name)
        return time.time()

    def await_outcomes(self, count):
        while self.outcomes() < count:
            time.sleep(0.05)

    def database(self):
        return sqlite3.connect(f"file:{next((self.folder / 'state').glob('*.sqlite'))}?mode=ro", uri=True)

    def outcomes(self):
        with self.database() as database:
            return database.execute("SELECT count(*) FROM document WHERE finished IS NOT NULL").fetchone()[0]

    def times(self):
        """When each document was taken and finished, in seconds, by its name."""
        with self.database() as database:
            rows = database.execute("SELECT name, taken, finished FROM document").fetchall()
        return {name: (taken / 1e9, finished / 1e9) for name, taken, finished in rows}

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait()


def content(number):
    return f"會議紀錄 {number}\n討論事項第 {number} 案照案通過。\n".encode() * 20


def flood(gate, count, already):
    for number in range(count):
        gate.drop(f"flood-{number}.txt", content(number))
    gate.await_outcomes(already + count)
    times = [time for name, time in gate.times().items() if name.startswith("flood-")]
    return count / (max(end for _, end in times) - min(begin for begin, _ in times))


def trickle(gate, count, rate):
    dropped = {}
    for number in range(count):
        name = f"trickle-{number}.txt"
        dropped[name] = gate.drop(name, content(-number))
        time.sleep(1 / rate)
    gate.await_outcomes(count)
    times = gate.times()
    return sorted(1000 * (times[name][1] - moment - SETTLE) for name, moment in dropped.items())


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("release", type=pathlib.Path)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--examiners", type=int, default=os.cpu_count())
    parser.add_argument("--folder")
    parser.add_argument("--rules")
    parser.add_argument("--rate", type=int, default=20, help="documents dropped in a second, one by one")
    options = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="obstat-gate-", dir=options.folder)
    gate = Gate(options.release.resolve(), folder, options.examiners, options.rules)
    try:
        trickled = trickle(gate, 100, options.rate)
        print(f"one by one: median {statistics.median(trickled):.0f} ms from settled to outcome, p99 {trickled[98]:.0f} ms")
        print(f"all at once: {flood(gate, options.documents, 100):.0f} documents a second, {options.documents} documents")
    finally:
        gate.stop()
        shutil.rmtree(folder)


main()

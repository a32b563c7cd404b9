#!/usr/bin/env python3
"""Loads a gate with documents, hostile ones among them, and kills it again and again; then counts.

usage: soak.py BIN RULES [--minutes N] [--units N] [--seed N] [--no-kills] [--flood N]

BIN holds obstat, obstatd and obstat-examine. One unit floods; the others drop a document now and then. Every kill is
`kill -9`, of the daemon or of its fork server. At the end, each document must have come to its one right end: clean
ones in the upload area byte for byte, held ones in quarantine, hostile ones never published unless they may be.
Exit status 1 where one was lost, doubled or passed, or where the audit chain is not whole.
"""
import argparse
import hashlib
import os
import pathlib
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

import hostile

CLEAN = "Minutes of the meeting number {}.\nThe report was approved by all members present.\n{}"
HELD = "Applicant number {}: A140404047\n"


class Gate:
    def __init__(self, binaries, rules, units, examiners):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="obstat-soak-"))
        self.binaries, self.rules, self.process = pathlib.Path(binaries), rules, None
        names = [f"unit{number:02}" for number in range(units)]
        for name in ["drop", "upload", "state"] + [f"drop/{unit}" for unit in names]:
            (self.folder / name).mkdir(mode=0o700)
        self.units = names
        self.settings = self.folder / "obstat.yaml"
        listed = "".join(f"  - {{id: {name}, name: {name}, language: en}}\n" for name in names)
        self.settings.write_text(
            f"drop: {self.folder}/drop\nupload: {self.folder}/upload\nspool: {self.folder}/state/spool\n"
            f"state: {self.folder}/state\nsocket: {self.folder}/obstat.sock\nexaminers: {examiners}\n"
            "settle: {milliseconds: 200, sweepSeconds: 2}\nretry: {firstSeconds: 1, longestSeconds: 5}\n"
            "limits: {wallSeconds: 20, processorSeconds: 20, memoryMebibytes: 512}\n"
            f"units:\n{listed}")
        self.log = open(self.folder / "log", "ab")
        self.said = open(self.folder / "log", "rb")
        self.is_open = False

    def listen(self):
        """Whether the gate has opened since it was started last."""
        self.is_open = self.is_open or b"the gate is open" in self.said.read()
        return self.is_open

    def start(self):
        self.said.read()
        self.is_open = False
        self.process = subprocess.Popen(
            [self.binaries / "obstatd", "--config", self.settings, "--rules", self.rules], stderr=self.log,
            stdout=subprocess.DEVNULL)

    def open(self):
        """Starts the daemon; whether it has opened."""
        self.start()
        while not self.listen():
            if self.process.poll() is not None:
                print((self.folder / "log").read_text())
                return False
            time.sleep(0.1)
        return True

    def servers(self):
        found = subprocess.run(["pgrep", "-P", str(self.process.pid)], capture_output=True, text=True)
        return [int(word) for word in found.stdout.split()]

    def kill(self, chance):
        """The daemon, or one time in four its fork server."""
        servers = self.servers()
        if servers and chance.random() < 0.25:
            try:
                os.kill(chance.choice(servers), signal.SIGKILL)
            except ProcessLookupError:
                pass
            return "server"
        self.process.kill()
        self.process.wait()
        self.start()
        return "daemon"

    def measure(self):
        """Resident mebibytes and open descriptors of the daemon."""
        try:
            status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
            resident = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))
            return resident / 1024, len(os.listdir(f"/proc/{self.process.pid}/fd"))
        except (OSError, StopIteration):
            return None

    def records(self):
        database = sqlite3.connect(f"file:{self.folder}/state/obstat.sqlite?mode=ro", uri=True, timeout=30)
        try:
            return database.execute("SELECT id, unit, name, state, intent, originalRemoved FROM document").fetchall()
        finally:
            database.close()


class Drops:
    """What was dropped: path below the drop folder -> (kind, bytes, when)."""

    def __init__(self, gate, seed):
        self.gate, self.chance, self.dropped = gate, random.Random(seed), {}
        self.fixed = list(hostile.fixed().items())
        self.damaged = hostile.damaged(dict(self.fixed), seed, 1_000_000)

    def drop(self, unit, name, data, kind):
        folder = self.gate.folder / "drop" / unit
        (folder / ".dropping").write_bytes(data)
        (folder / ".dropping").rename(folder / name)
        self.dropped[f"{unit}/{name}"] = (kind, hashlib.sha256(data).hexdigest(), time.time())

    def next(self, unit, kind):
        number = len(self.dropped)
        if kind == "hostile":
            name, data = self.chance.choice(self.fixed) if self.chance.random() < 0.2 else next(self.damaged)
            return self.drop(unit, f"{number}-{name}", data, "stopped" if ".stopped." in name else "either")
        more = "".join(f"Item {line} was taken note of.\n" for line in range(self.chance.randrange(200)))
        text = CLEAN.format(number, more) if kind == "clean" else HELD.format(number)
        self.drop(unit, f"{number}.txt", text.encode(), kind)


def share(values, part):
    values = sorted(values)
    return values[min(len(values) - 1, int(len(values) * part))] if values else float("nan")


def uploaded(gate):
    return {
        str(path.relative_to(gate.folder / "upload")): path
        for path in (gate.folder / "upload").rglob("*") if path.is_file()}


def judge(gate, drops):
    """What is wrong, by name of the wrong."""
    wrong = {"lost": [], "doubled": [], "passed": [], "changed": [], "unfinished": []}
    there = uploaded(gate)
    states = {}
    for _, unit, name, state, intent, removed in gate.records():
        states.setdefault(f"{unit}/{name}", []).append(state)
        if intent or not removed or state in ("arrived", "deferred"):
            wrong["unfinished"].append(f"{unit}/{name}")
    for name, (kind, digest, _) in drops.dropped.items():
        ends = states.get(name, [])
        if len(ends) > 1:
            wrong["doubled"].append(name)
        published = name in there
        if not ends or ends[0] == "delivered" and not published:
            wrong["lost"].append(name)
        if published and (kind in ("held", "stopped") or ends and ends[0] != "delivered"):
            wrong["passed"].append(name)
        if kind == "clean" and not published:
            wrong["lost"].append(name)
        if published and hashlib.sha256(there[name].read_bytes()).hexdigest() != digest:
            wrong["changed"].append(name)
    wrong["doubled"] += [name for name in there if name not in drops.dropped]
    kept = {
        path.name for state in ("hold", "corrupt") for path in (gate.folder / "state/spool" / state).iterdir()}
    wrong["lost"] += [row[2] for row in gate.records() if row[3] in ("hold", "corrupt") and row[0] not in kept]
    return wrong


WRONGS = {
    "lost": "documents lost", "doubled": "documents doubled", "passed": "passed wrongly", "changed": "published changed",
    "unfinished": "left unfinished"}


def tell_wrongs(gate, wrong):
    """Prints what went wrong, and the audit chain; whether nothing did."""
    audit = subprocess.run(
        [gate.binaries / "obstat", "audit", "verify", "--config", gate.settings], capture_output=True, text=True)
    for name, names in wrong.items():
        print(f"{WRONGS[name]:<22} {len(names)}  {' '.join(names[:5])}")
    print(f"audit chain            {'whole' if audit.returncode == 0 else audit.stderr.strip()}")
    return not any(wrong.values()) and audit.returncode == 0


def leave(gate, is_well):
    """Removes the gate's folder, or keeps it where something is wrong; gives the exit status."""
    if not is_well:
        print(f"kept for a look: {gate.folder}")
        return 1
    shutil.rmtree(gate.folder)
    return 0


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("binaries")
    parser.add_argument("rules")
    parser.add_argument("--minutes", type=float, default=1)
    parser.add_argument("--units", type=int, default=64)
    parser.add_argument("--examiners", type=int, default=os.cpu_count() or 2)
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 31))
    parser.add_argument("--flood", type=int, default=200, help="documents that one unit drops at once, again and again")
    parser.add_argument("--interval", type=float, default=0.25, help="seconds between the other units' documents")
    parser.add_argument("--no-kills", action="store_true")
    given = parser.parse_args()
    chance = random.Random(given.seed)
    gate = Gate(given.binaries, given.rules, given.units, given.examiners)
    drops = Drops(gate, given.seed)
    if not gate.open():
        return 1
    began = time.time()
    kills = {"daemon": 0, "server": 0}
    measures = []
    next_kill = began + 10
    was_open = True
    next_look = began + 5
    flood = []
    try:
        while time.time() < began + given.minutes * 60:
            if not flood or all(not (gate.folder / "drop" / name).exists() for name in flood):
                before = len(drops.dropped)
                for _ in range(given.flood):
                    drops.next(gate.units[0], chance.choices(["clean", "held", "hostile"], [8, 1, 1])[0])
                flood = list(drops.dropped)[before:]
            drops.next(chance.choice(gate.units[1:]), chance.choices(["clean", "held", "hostile"], [7, 2, 1])[0])
            now = time.time()
            if now > next_look:
                measures.append(gate.measure())
                next_look = now + 5
            # Mostly killed some time after it has opened, now and then while it starts.
            is_open = gate.listen()
            if not was_open and is_open:
                next_kill = now + chance.uniform(2, 20)
            was_open = is_open
            if now > next_kill and not given.no_kills and (is_open or chance.random() < 0.01):
                kills[gate.kill(chance)] += 1
                next_kill = now + chance.uniform(2, 20)
                was_open = False
            if gate.process.poll() is not None:
                print(f"the daemon ended by itself: {gate.process.returncode}; see {gate.folder}/log")
                return 1
            time.sleep(given.interval * chance.uniform(0.5, 1.5))
        ended = time.time()
        waiting = None
        while time.time() < ended + 900:
            time.sleep(2)
            left = sum(1 for name in drops.dropped if (gate.folder / "drop" / name).exists())
            records = gate.records()
            waiting = left + sum(1 for row in records if row[4] or row[3] in ("arrived", "deferred"))
            if waiting == 0 and len(records) >= len(drops.dropped):
                break
        drained = time.time() - ended
        measures.append(gate.measure())
        gate.process.terminate()
        gate.process.wait(60)
        return report(given, gate, drops, kills, [measure for measure in measures if measure], drained)
    finally:
        if gate.process.poll() is None:
            gate.process.kill()


def report(given, gate, drops, kills, measures, drained):
    there = uploaded(gate)
    waits = {True: [], False: []}
    for name, (kind, _, when) in drops.dropped.items():
        if kind == "clean" and name in there:
            waits[name.startswith(gate.units[0] + "/")].append(there[name].stat().st_ctime - when)
    wrong = judge(gate, drops)
    kinds = [entry[0] for entry in drops.dropped.values()]
    print(f"minutes {given.minutes:g}  units {given.units}  examiners {given.examiners}  seed {given.seed}")
    print(f"documents dropped      {len(kinds)} ({kinds.count('clean')} clean, {kinds.count('held')} to be held, "
          f"{kinds.count('stopped') + kinds.count('either')} hostile)")
    print(f"kills survived         {sum(kills.values())} ({kills['daemon']} of the daemon, {kills['server']} of the fork server)")
    is_well = tell_wrongs(gate, wrong)
    print(f"wait of clean ones     median {share(waits[False], .5):.1f} s, 95 of 100 {share(waits[False], .95):.1f} s, "
          f"longest {share(waits[False], 1):.1f} s; of the flooding unit's: median {share(waits[True], .5):.1f} s, "
          f"longest {share(waits[True], 1):.1f} s")
    if measures:
        first, last = measures[0], measures[-1]
        print(f"daemon's memory        first {first[0]:.0f} MiB, last {last[0]:.0f} MiB, most {max(m[0] for m in measures):.0f} MiB")
        print(f"daemon's descriptors   first {first[1]}, last {last[1]}, most {max(m[1] for m in measures)}")
    print(f"queue emptied after    {drained:.0f} s")
    return leave(gate, is_well)


if __name__ == "__main__":
    sys.exit(main())

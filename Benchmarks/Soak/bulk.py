#!/usr/bin/env python3
"""Gives a gate much at once, and prints what became of it.

usage: bulk.py BIN RULES folder|units|large [--count N] [--units N] [--megabytes N] [--minutes N]

`folder`: one unit drops a folder of COUNT small documents by one rename, while another drops one document after the
other. `units`: COUNT small documents over all units, each as fast as it can. `large`: COUNT documents of MEGABYTES
each. Nothing is killed. Memory and descriptors of the daemon are looked at every second. After MINUTES the drops end, and what
was dropped until then counts. Exit status 1 where a document was lost, doubled or passed.
"""
import argparse
import hashlib
import os
import pathlib
import random
import sys
import threading
import time

import soak


class Watch(threading.Thread):
    """Looks at the daemon until told to stop."""

    def __init__(self, gate):
        super().__init__(daemon=True)
        self.gate, self.measures, self.ends = gate, [], threading.Event()

    def run(self):
        while not self.ends.wait(1):
            measure = self.gate.measure()
            if measure:
                self.measures.append(measure)


def sheet(number):
    """A clean document, or one that is to be held: every tenth."""
    if number % 10 == 9:
        return soak.HELD.format(number).encode(), "held"
    return soak.CLEAN.format(number, "Item was taken note of.\n" * (number % 40)).encode(), "clean"


class Bulk(soak.Drops):
    def __init__(self, gate, seed):
        self.gate, self.chance, self.dropped = gate, random.Random(seed), {}

    def folder(self, unit, count):
        making = self.gate.folder / "making"
        for number in range(count):
            part = making / f"{number // 1000}"
            part.mkdir(parents=True, exist_ok=True)
            data, kind = sheet(number)
            (part / f"{number}.txt").write_bytes(data)
            self.dropped[f"{unit}/batch/{number // 1000}/{number}.txt"] = (kind, hashlib.sha256(data).hexdigest(), 0)
        now = time.time()
        for name, (kind, digest, _) in self.dropped.items():
            self.dropped[name] = (kind, digest, now)
        making.rename(self.gate.folder / "drop" / unit / "batch")

    def large(self, unit, number, megabytes):
        block = b"".join(b"Item %d of the long report was taken note of.\n" % line for line in range(24_000))[:1 << 20]
        path = self.gate.folder / "drop" / unit / f"{number}.txt"
        digest = hashlib.sha256()
        with open(path.with_name(f".{number}"), "wb") as file:
            for _ in range(megabytes):
                file.write(block)
                digest.update(block)
        path.with_name(f".{number}").rename(path)
        self.dropped[f"{unit}/{number}.txt"] = ("either", digest.hexdigest(), time.time())


def drop(given, gate, drops, ends):
    """All of it; returns when everything is dropped or time is up."""
    if given.what == "folder":
        drops.folder(gate.units[0], given.count)
        return
    for number in range(given.count):
        if time.time() > ends:
            return
        if given.what == "large":
            drops.large(gate.units[number % len(gate.units)], number, given.megabytes)
        else:
            data, kind = sheet(number)
            drops.drop(gate.units[number % len(gate.units)], f"{number}.txt", data, kind)


def waiting(gate, drops):
    finished = sum(1 for row in gate.records() if not row[4] and row[5] and row[3] not in ("arrived", "deferred"))
    return len(drops.dropped) - finished


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("binaries")
    parser.add_argument("rules")
    parser.add_argument("what", choices=["folder", "units", "large"])
    parser.add_argument("--count", type=int, default=50_000)
    parser.add_argument("--units", type=int, default=64)
    parser.add_argument("--megabytes", type=int, default=1024)
    parser.add_argument("--minutes", type=float, default=60)
    given = parser.parse_args()
    gate = soak.Gate(given.binaries, given.rules, given.units, os.cpu_count() or 2)
    drops = Bulk(gate, 1)
    if not gate.open():
        return 1
    watch = Watch(gate)
    watch.start()
    began = time.time()
    ends = began + given.minutes * 60
    single = 0
    try:
        drop(given, gate, drops, ends)
        dropped = time.time()
        next_single = dropped
        while time.time() < ends + 600:
            if given.what == "folder" and time.time() > next_single:
                data, kind = sheet(single * 10)
                drops.drop(gate.units[1], f"single-{single}.txt", data, kind)
                single += 1
                next_single = time.time() + 5
            time.sleep(1)
            if len(gate.records()) < len(drops.dropped) - single:
                if time.time() > ends and given.what == "folder":
                    break
                continue
            if waiting(gate, drops) == 0:
                break
        finished = time.time()
        watch.ends.set()
        left = waiting(gate, drops)
        gate.process.terminate()
        gate.process.wait(120)
        return tell(given, gate, drops, watch.measures, dropped - began, finished - dropped, left)
    finally:
        if gate.process.poll() is None:
            gate.process.kill()


def tell(given, gate, drops, measures, dropping, seconds, left):
    there = soak.uploaded(gate)
    states = {}
    for _, unit, name, state, intent, removed in gate.records():
        states.setdefault(f"{unit}/{name}", []).append(state)
    wrong = {"lost": [], "doubled": [], "passed": [], "changed": []}
    for name, (kind, digest, _) in drops.dropped.items():
        ends = states.get(name, [])
        in_drop = (gate.folder / "drop" / name).exists()
        if not ends and not in_drop or ends == ["delivered"] and name not in there:
            wrong["lost"].append(name)
        if len(ends) > 1:
            wrong["doubled"].append(name)
        if name in there and kind == "held":
            wrong["passed"].append(name)
        if name in there and hashlib.sha256(there[name].read_bytes()).hexdigest() != digest:
            wrong["changed"].append(name)
    print(f"{given.what}  documents {len(drops.dropped)}  units {given.units}  dropped within {dropping:.0f} s")
    print(f"came to their ends     {len(drops.dropped) - left} within {seconds:.0f} s after that, {left} left waiting")
    is_well = soak.tell_wrongs(gate, wrong)
    waits = {}
    for name, (kind, _, when) in drops.dropped.items():
        if name in there:
            waits.setdefault(name.split("/")[0] if given.what != "folder" else "/batch/" in name, []).append(there[name].stat().st_ctime - when)
    if given.what == "folder":
        print(f"wait of single ones    median {soak.share(waits.get(False, []), .5):.1f} s, longest {soak.share(waits.get(False, []), 1):.1f} s, of {len(waits.get(False, []))}; "
              f"of the folder's: median {soak.share(waits.get(True, []), .5):.0f} s")
    else:
        medians = sorted(soak.share(times, .5) for times in waits.values())
        if medians:
            print(f"median wait by unit    from {medians[0]:.1f} s to {medians[-1]:.1f} s")
    if measures:
        quarter = max(1, len(measures) // 4)
        print(f"daemon's memory        first {measures[0][0]:.0f} MiB, most {max(m[0] for m in measures):.0f} MiB, last quarter's mean "
              f"{sum(m[0] for m in measures[-quarter:]) / quarter:.0f} MiB, last {measures[-1][0]:.0f} MiB")
        print(f"daemon's descriptors   first {measures[0][1]}, most {max(m[1] for m in measures)}, last {measures[-1][1]}")
    states = [row[3] for row in gate.records()]
    print("outcomes               " + ", ".join(f"{state} {states.count(state)}" for state in sorted(set(states))))
    return soak.leave(gate, is_well)


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""How long the console's pages take with a long history, and whether its memory stays where it is.

    console.py BIN [--documents 100000] [--rounds 20]

Makes a gate of its own in a temporary folder, fills its store with documents that never were, and asks for each page
again and again over one connection. Prints milliseconds (median, 95th of a hundred, longest) and the daemon's memory.
"""
import argparse
import hashlib
import http.client
import http.cookies
import json
import os
import re
import signal
import socket
import sqlite3
import statistics
import subprocess
import tempfile
import time
import urllib.parse

RULES = ["tw.national-id", "tw.mobile", "tw.address-home", "credit.agency", "mark.secret", "tw.passport-labelled"]
CATEGORIES = ["personal.national_id", "personal.phone", "personal.address", "credit.agency", "marking.official", "personal.passport"]
PASSWORD = "correct horse battery"


def start(binaries, folder, port):
    log = open(os.path.join(folder, "log"), "ab")
    daemon = subprocess.Popen(
        [f"{binaries}/obstatd", "--demo", folder, "--console-port", str(port)], stdout=log, stderr=log)
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return daemon
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the console does not answer; see " + log.name)


def fill(database, count):
    """Documents of the last 200 days: four of five delivered, one of fifty waiting, the rest returned or withheld."""
    store = sqlite3.connect(database)
    store.execute("PRAGMA synchronous = OFF")
    now = time.time_ns()
    begin = now - 200 * 86_400 * 10**9
    documents, findings, events = [], [], []
    sequence, previous = store.execute(
        "SELECT COALESCE(MAX(sequence), 0), COALESCE((SELECT hash FROM auditEvent ORDER BY sequence DESC LIMIT 1), ?) "
        "FROM auditEvent", ("0" * 64,)).fetchone()
    for number in range(count):
        taken = begin + (now - begin) * number // count
        identifier = f"{taken:016x}-{number:08x}"
        kind = number % 50
        state = "hold" if kind == 0 else "returned" if kind < 5 else "withheld" if kind < 10 else "delivered"
        outcome = "clear" if state == "delivered" and kind > 12 else "held"
        name = f"folder-{number % 97}/report-{number}.docx"
        path = "/".join(part.encode().hex() for part in name.split("/"))
        documents.append((
            identifier, ["press", "consular"][number % 2], path, name, hashlib.sha256(str(number).encode()).hexdigest(),
            4096, 1000, 100, 0o640, 1, number, taken, taken, 1, state, "application/pdf", outcome,
            "notProvided" if outcome == "held" else "open", "FOI-6" if outcome == "held" else "", "sha256:1", "bench",
            12, taken, taken))
        if outcome == "held":
            for ordinal in range(3):
                which = (number + ordinal) % len(RULES)
                findings.append((
                    identifier, ordinal, RULES[which], 1, CATEGORIES[which], "hold", "high", "checksum", "",
                    '{"kind":"body","line":3}', f"身分證字號：A14•••••••  {number}", f"{number:064x}", "FOI-6"))
        for act in ("taken", "examined", state):
            sequence += 1
            fields = [previous, str(sequence), str(taken), "gate", act, identifier, "{}"]
            text = "".join(f"{len(field.encode())}:{field}\n" for field in fields)
            digest = hashlib.sha256(text.encode()).hexdigest()
            events.append((sequence, taken, "gate", act, identifier, "{}", previous, digest))
            previous = digest
    store.executemany(
        "INSERT INTO document (id, unit, path, name, sha256, bytes, owner, \"group\", mode, device, inode, modified, taken, "
        "originalRemoved, state, mediaType, outcome, openness, grounds, rulesDigest, engine, milliseconds, examined, finished) "
        f"VALUES ({', '.join('?' * 24)})", documents)
    store.executemany(f"INSERT INTO finding VALUES ({', '.join('?' * 13)})", findings)
    # What the gate writes in the same transaction (Sources/AuditStore/Schema+Counters.swift).
    store.execute(
        "INSERT INTO findingCount SELECT document, rule, category, action, COUNT(*), 0 FROM finding "
        "GROUP BY document, rule, category, action")
    store.execute(
        "UPDATE searchText SET text = (SELECT name FROM document WHERE id = document) || char(10) || "
        "(SELECT group_concat(excerpt, char(10)) FROM finding WHERE finding.document = searchText.document) || "
        "char(10, 10) WHERE document IN (SELECT document FROM finding)")
    store.executemany(f"INSERT INTO auditEvent VALUES ({', '.join('?' * 8)})", events)
    store.commit()
    store.execute("ANALYZE")
    store.close()
    return documents[-50][0] if documents[-50][14] == "hold" else documents[-count % 50 - 50][0]


class Visitor:
    """One browser: a connection, cookies, the key of its forms."""

    def __init__(self, port, name):
        self.connection = http.client.HTTPConnection("127.0.0.1", port)
        self.cookies = {}
        page = self.ask("GET", "/sign-in")[1].decode()
        key = re.search(r'name="formKey" value="([0-9a-f]+)"', page).group(1)
        form = urllib.parse.urlencode({"name": name, "password": PASSWORD, "code": "", "formKey": key})
        status, _ = self.ask("POST", "/sign-in", form)
        assert status == 303, status

    def ask(self, method, path, form=None):
        headers = {"Accept-Language": "zh-TW", "Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.connection.request(method, path, form, headers)
        response = self.connection.getresponse()
        for header in response.headers.get_all("Set-Cookie") or []:
            for morsel in http.cookies.SimpleCookie(header).values():
                self.cookies[morsel.key] = morsel.value
        return response.status, response.read()


def memory(process):
    with open(f"/proc/{process}/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) // 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("binaries")
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=20)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="obstat-bench-") as folder:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        daemon = start(options.binaries, folder, port)
        daemon.send_signal(signal.SIGTERM)
        daemon.wait()
        document = fill(f"{folder}/obstat.sqlite", options.documents)
        for name, role in (("chen", "reviewer"), ("shen", "auditor")):
            subprocess.run(
                [f"{options.binaries}/obstat", "console", "account", "add", name, "--role", role, "--demo", folder, "--password-stdin"],
                input=PASSWORD + "\n", text=True, check=True, stdout=subprocess.DEVNULL)
        daemon = start(options.binaries, folder, port)
        try:
            measure(port, document, daemon.pid, options.rounds)
        finally:
            daemon.send_signal(signal.SIGTERM)
            daemon.wait()


def measure(port, document, process, rounds):
    pages = [
        ("chen", "/"), ("chen", "/?q=report-99"), ("chen", "/?q=nowhere"), ("chen", "/?rule=tw.mobile"),
        ("chen", "/?category=personal.phone&unit=press&days=3"), ("chen", "/?show=all"), ("chen", f"/?show=all&after={document}"),
        ("chen", "/?show=delivered&q=report-5000"),
        ("chen", "/?show=all&q=%E5%AD%97%E8%99%9F"), ("chen", "/?show=returned&rule=tw.mobile&q=A14"), ("chen", f"/documents/{document}"), ("chen", "/dashboard"),
        ("chen", "/rules"), ("chen", "/status"), ("shen", "/audit"), ("shen", "/audit?act=hold"),
        ("shen", f"/audit?document={document}"), ("chen", "/api/documents"),
    ]
    visitors = {name: Visitor(port, name) for name in ("chen", "shen")}
    print(f"{'page':58} {'first':>7} {'median':>7} {'p95':>7} {'max':>7}  ms")
    for name, page in pages:
        times = []
        for _ in range(rounds + 1):
            began = time.perf_counter()
            status, _ = visitors[name].ask("GET", page)
            times.append((time.perf_counter() - began) * 1_000)
            assert status == 200, (page, status)
        first, rest = times[0], sorted(times[1:])
        print(f"{page:58} {first:7.1f} {statistics.median(rest):7.1f} {rest[int(len(rest) * 0.95)]:7.1f} {rest[-1]:7.1f}")
    print(f"memory: {memory(process)} MiB")
    for _ in range(500):
        visitors["chen"].ask("GET", "/")
    print(f"memory after 500 more pages: {memory(process)} MiB")


if __name__ == "__main__":
    main()

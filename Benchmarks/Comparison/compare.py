"""The whole `obstat scan` side by side with other scanners over one folder of text files, with the same patterns.

usage: compare.py OBSTAT RULES [MEGABYTES] [FOLDER]

Patterns are those of RULES with lists filled in, as `obstat rules list` tells them; every other program gets as many as
it takes, and its own rules are off. Only obstat goes on from hits to findings (checksums, words nearby, exclusions) and
confines each reading; the others say where patterns match. Best of three, wall clock, and peak memory of all processes.
Programs that are not installed are left out: kingfisher (PyPI kingfisher-bin), rg (built with PCRE2), yara_x (PyPI yara-x).
"""

import json
import os
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time

OBSTAT, RULES = sys.argv[1], sys.argv[2]
MEGABYTES = int(sys.argv[3]) if len(sys.argv) > 3 else 32
LETTERS = {"caseless": "i", "multiline": "m", "dotall": "s", "extended": "x"}

IDEOGRAPHS = (
    "之第一公業二條定有年號及行市十本用三法以限人司或中日關規應項國理部保分機縣政工車自請者臺會辦月管五四區所文於申依為其事北地正得建計資"
    "經民員小執金學證處主全內發路修不明告水件程六務字生方核上下並書新費作樓報客案時合期表後款照查院實設電前委由技品大師點影檢七助里"
)
WORDS = (
    "the of and to in a is that for it as with be on by this are or from at which file option name value section system "
    "report number public policy meeting data version example directory minister office national photo source document"
).split()
PLANTED = [
    "身分證字號：A140404047", "聯絡電話 0911-000-999", "密等：密", "（中央社記者王小明攝）", "SECRET//NOFORN",
    "e-mail: someone@example.com", "護照號碼 300000123", "TLP:RED", "地址：臺北市中正區凱達格蘭大道2號",
]


def write_corpus(folder, megabytes):
    """Made-up Chinese, English and tables in turn, 2 to 200 KB each, with a value that rules look for here and there."""
    chance = random.Random(5)
    written = number = 0
    while written < megabytes * 1_000_000:
        size = 2_000 + chance.randrange(100) * chance.randrange(100) * 20
        lines, count = [], 0
        while count < size:
            kind = number % 3
            if kind == 0:
                line = "".join(chance.choices(IDEOGRAPHS, k=chance.randrange(20, 80))) + "。"
            elif kind == 1:
                line = " ".join(chance.choices(WORDS, k=chance.randrange(8, 18))) + "."
            else:
                line = ",".join(str(chance.randrange(100_000)) for _ in range(8))
            if chance.randrange(200) == 0:
                line += chance.choice(PLANTED)
            lines.append(line)
            count += len(line.encode())
        text = "\n".join(lines).encode()
        with open(f"{folder}/{number:05}.txt", "wb") as file:
            file.write(text)
        written += len(text)
        number += 1
    return written


def flags(folder):
    """The flags of each rule, which the list does not tell."""
    known = {}
    for directory, _, names in os.walk(folder):
        for name in names:
            if not name.endswith(".yaml"):
                continue
            rule = None
            for line in open(os.path.join(directory, name), encoding="utf-8"):
                if found := re.match(r"  - id: *(\S+)", line):
                    rule = found[1]
                elif rule and (found := re.match(r"    flags: *\[(.*)\]", line)):
                    known[rule] = [flag.strip() for flag in found[1].split(",")]
    return known


def patterns():
    known = flags(RULES)
    listed = subprocess.run(
        [OBSTAT, "rules", "list", "--rules", RULES, "--format", "jsonl"], capture_output=True, check=True, text=True)
    for line in listed.stdout.splitlines():
        rule = json.loads(line)
        if rule.get("pattern"):
            letters = "".join(LETTERS.get(flag, "") for flag in known.get(rule["id"], []))
            yield rule["id"], f"(?{letters}:{rule['pattern']}\n)" if "x" in letters else (
                f"(?{letters}:{rule['pattern']})" if letters else rule["pattern"])


def measured(command):
    """Wall clock and the memory of the largest process below."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    output, errors = process.communicate()
    return time.perf_counter() - start, process.returncode, output, errors


def best(name, bytes, rules, command, good):
    """One row, in a process of its own, so that the peak is that of this program's processes alone."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        times, code, output, errors = [], 0, b"", b""
        for _ in range(3):
            seconds, code, output, errors = measured(command)
            times.append(seconds)
            if seconds > 60:
                break
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        said = (errors or output).decode(errors="replace")[-200:]
        os.write(writing, json.dumps([min(times), peak, code, said]).encode())
        os._exit(0)
    os.close(writing)
    seconds, peak, code, said = json.loads(os.read(reading, 1 << 16))
    os.waitpid(child, 0)
    if code not in good:
        print(f"{name:34} ended with {code}: {said}")
        return None
    print(f"{name:34} {rules:4} rules {bytes / 1e6 / seconds:9.2f} MB/s {seconds:8.2f} s {peak >> 10:6} MB", flush=True)
    return seconds


def accepted(pairs, takes):
    return [(name, pattern) for name, pattern in pairs if takes(name, pattern)]


def kingfisher_rule(name, pattern):
    return f"  - name: {name}\n    id: obstat.{name}\n    pattern: {json.dumps(pattern)}\n    min_entropy: 0.0\n    confidence: medium\n"


def kingfisher_takes(name, pattern, work):
    path = f"{work}/one.yml"
    with open(path, "w", encoding="utf-8") as file:
        file.write("rules:\n" + kingfisher_rule(name, pattern))
    answer = subprocess.run(
        ["kingfisher", "rules", "check", "--rules-path", path, "--load-builtins=false", "--no-update-check"],
        capture_output=True)
    return answer.returncode == 0


def main():
    work = tempfile.mkdtemp(prefix="compare-")
    try:
        compare(work)
    finally:
        shutil.rmtree(work)


def compare(work):
    folder = sys.argv[4] if len(sys.argv) > 4 else f"{work}/corpus"
    if len(sys.argv) > 4:
        names = [os.path.join(d, n) for d, _, files in os.walk(folder) for n in files]
        size = sum(os.path.getsize(name) for name in names)
    else:
        os.mkdir(folder)
        size = write_corpus(folder, MEGABYTES)
    pairs = list(patterns())
    print(f"{size / 1e6:.1f} MB in {len(os.listdir(folder))} files")
    for jobs in (1, 2):
        print(f"{jobs} at a time")
        best("obstat scan", size, len(pairs), [OBSTAT, "scan", folder, "--rules", RULES, "--format", "jsonl", "--jobs", str(jobs)], (0, 1, 3))
        if shutil.which("kingfisher"):
            with open(f"{work}/kingfisher.yml", "w", encoding="utf-8") as file:
                kept = kingfisher_pairs(pairs, work)
                file.write("rules:\n" + "".join(kingfisher_rule(*pair) for pair in kept))
            best("kingfisher", size, len(kept), [
                "kingfisher", "scan", folder, "--rules-path", f"{work}/kingfisher.yml", "--load-builtins=false", "--no-validate",
                "--no-update-check", "--no-dedup", "--no-base64", "--jobs", str(jobs),
                "--format", "jsonl"], (0, 200, 205))
        if shutil.which("rg"):
            ripgrep("rg -P, rule after rule", rg_pairs(pairs, ["-P"], work), ["-P"], size, folder, work, jobs)
            ripgrep("rg, rule after rule", rg_pairs(pairs, [], work), [], size, folder, work, jobs)
        yara(pairs, size, folder, work, jobs)


def ripgrep(name, kept, engine, size, folder, work, jobs):
    """One rule after the other: put together, the first that matches hides the others, and some match almost any cell."""
    directory = f"{work}/rg{''.join(engine)}"
    os.makedirs(directory, exist_ok=True)
    for rule, pattern in kept:
        with open(f"{directory}/{rule}", "w", encoding="utf-8") as file:
            file.write(pattern)
    options = " ".join([*engine, "-c", "--no-messages", "--regex-size-limit 1G", "--dfa-size-limit 1G", f"-j {jobs}"])
    script = f'for rule in {directory}/*; do rg {options} -f "$rule" {folder} >/dev/null; done; exit 0'
    best(name, size, len(kept), ["sh", "-c", script], (0,))


cache = {}


def kingfisher_pairs(pairs, work):
    if "kingfisher" not in cache:
        cache["kingfisher"] = accepted(pairs, lambda name, pattern: kingfisher_takes(name, pattern, work))
    return cache["kingfisher"]


def rg_pairs(pairs, engine, work):
    def takes(_, pattern):
        if "\n" in pattern:
            return False
        with open(f"{work}/pattern", "w", encoding="utf-8") as file:
            file.write(pattern)
        answer = subprocess.run(
            ["rg", *engine, "--regex-size-limit", "1G", "-f", f"{work}/pattern"], input=b"x", capture_output=True)
        return answer.returncode in (0, 1)

    key = "rg" + "".join(engine)
    if key not in cache:
        cache[key] = accepted(pairs, takes)
    return cache[key]


YARA = """
import os, sys, multiprocessing, yara_x
source, folder, jobs = open(sys.argv[1], encoding="utf-8").read(), sys.argv[2], int(sys.argv[3])
names = sorted(os.path.join(d, n) for d, _, files in os.walk(folder) for n in files)
rules = yara_x.compile(source)
def scan(own):
    scanner = yara_x.Scanner(rules)
    for name in own:
        scanner.scan(open(name, "rb").read())
if jobs == 1:
    scan(names)
else:
    crew = [multiprocessing.Process(target=scan, args=(names[k::jobs],)) for k in range(jobs)]
    for one in crew: one.start()
    for one in crew: one.join()
"""


def yara(pairs, size, folder, work, jobs):
    try:
        import yara_x
    except ImportError:
        return

    def rule(number, pattern):
        bare = re.match(r"\(\?([imsx]+):(.*)\)$", pattern, re.S)
        letters, text = (bare[1], bare[2]) if bare else ("", pattern)
        if "x" in letters or "m" in letters:
            return None
        text = re.sub(r"(?<!\\)/", r"\/", text)
        return f"rule r{number} {{ strings: $a = /{text}/{letters} condition: $a }}\n"

    def takes(name, pattern):
        try:
            source = rule(0, pattern)
            return bool(source) and bool(yara_x.compile(source))
        except Exception:
            return False

    if "yara" not in cache:
        cache["yara"] = accepted(pairs, takes)
    kept = cache["yara"]
    with open(f"{work}/rules.yar", "w", encoding="utf-8") as file:
        file.writelines(rule(number, pattern) for number, (_, pattern) in enumerate(kept))
    with open(f"{work}/yara.py", "w", encoding="utf-8") as file:
        file.write(YARA)
    best("YARA-X", size, len(kept), [sys.executable, f"{work}/yara.py", f"{work}/rules.yar", folder, str(jobs)], (0,))


main()

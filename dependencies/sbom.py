#!/usr/bin/env python3
"""sbom.py: the software bill of materials of this checkout, as CycloneDX 1.6, on standard output.

Versions are what the build resolved and what is installed on this machine; licences and reasons stand in
dependencies.tsv. A dependency without a row there, or a row without a dependency, ends with status 1.
"""

import csv
import json
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
PROJECT = HERE.parent


def output(*command):
    return subprocess.run(command, cwd=PROJECT, check=True, capture_output=True, text=True).stdout


def swift_versions():
    pins = json.loads((PROJECT / "Package.resolved").read_text())["pins"]
    return {pathlib.PurePath(pin["location"]).name.removesuffix(".git"): (pin["state"]["version"], pin["location"]) for pin in pins}


def component(row, version, reference):
    return {
        "type": "data" if row["where"] == "data" else "library",
        "bom-ref": reference,
        "name": row["name"],
        "version": version,
        "purl": reference,
        "licenses": [{"expression": row["licence"]}],
        "properties": [
            {"name": f"obstat:{key}", "value": row[key]} for key in ("where", "why") if row[key]
        ],
    }


def components(rows, swift):
    for row in rows:
        name = row["name"]
        if row["kind"] == "swift":
            if name in swift:
                version, location = swift.pop(name)
                owner = location.removeprefix("https://").removesuffix(".git")
                yield component(row, version, f"pkg:swift/{owner}@{version}")
            else:
                sys.exit(f"{name} is listed and not used; take its row out of dependencies.tsv")
        elif row["kind"] == "debian":
            version = output("dpkg-query", "-W", "-f", "${Version}", name)
            yield component(row, version, f"pkg:deb/debian/{name}@{version}")
        else:
            version = re.search(r"^version=(\S+)$", (PROJECT / "Sources/CPDFium/fetch.sh").read_text(), re.M)[1]
            yield component(row, version, f"pkg:pypi/{name}@{version}")


def main():
    with open(HERE / "dependencies.tsv", encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table, delimiter="\t"))
    swift = swift_versions()
    listed = list(components(rows, swift))
    if swift:
        sys.exit(f"used and not listed in dependencies.tsv: {', '.join(sorted(swift))}")
    commit = output("git", "rev-parse", "HEAD").strip()
    json.dump(
        {
            "bomFormat": "CycloneDX",
            "specVersion": "1.6",
            "version": 1,
            "metadata": {
                "component": {
                    "type": "application",
                    "bom-ref": "obstat",
                    "name": "obstat",
                    "version": commit,
                    "licenses": [{"license": {"id": "Apache-2.0"}}],
                }
            },
            "components": listed,
            "dependencies": [{"ref": "obstat", "dependsOn": [entry["bom-ref"] for entry in listed]}],
        },
        sys.stdout,
        indent=2,
        ensure_ascii=False,
    )
    print()


if __name__ == "__main__":
    main()

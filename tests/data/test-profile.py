#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-profile.py VALIDATE-PACKAGES WRITER FOLDER FILE...: what the program writes is a Data Package to another program.

VALIDATE-PACKAGES (validate-packages.js) asks the npm package "datapackage", which is fetched once into FOLDER. The packages
are those that come with the program, and what WRITER (write-package.c) makes of them and of files of other formats, as they
are and edited. Skipped (77) where node or npm is missing or the registry cannot be reached, and with JCT_TEST_NPM=0.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

VALIDATOR = "datapackage@1.1.10"
SECONDS = 100

CSV = "month,who,n\n2024-01,a,1\n2024-02,b,2\n2024-03,a,\n"
RECORDS = '[{"week":"2024-W01","n":1.5},{"week":"2024-W02","n":2}]'


def skip(why):
    print(why)
    sys.exit(77)


def install(folder):
    """The validator in the folder; a registry that does not answer is given up soon."""
    if (folder / "node_modules" / "datapackage" / "package.json").exists():
        return
    scratch = folder / "installing"
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    (scratch / "package.json").write_text("{}\n", encoding="utf-8")
    command = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline",
               "--fetch-retries=0", "--fetch-timeout=8000", VALIDATOR]
    try:
        done = subprocess.run(command, cwd=scratch, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        skip("npm takes too long")
    if done.returncode:
        skip(f"npm cannot fetch {VALIDATOR}")
    shutil.rmtree(folder / "node_modules", ignore_errors=True)
    for path in scratch.iterdir():
        path.replace(folder / path.name)


def write(writer, source, target, *options):
    result = subprocess.run([writer, source, target, *options], capture_output=True, text=True, check=False)
    if result.returncode:
        sys.exit(f"{source}: not written: {result.stderr}")
    return target


def main():
    validate, writer, folder, *files = sys.argv[1:]
    if os.environ.get("JCT_TEST_NPM") == "0":
        skip("JCT_TEST_NPM is 0")
    for tool in ("node", "npm"):
        if shutil.which(tool) is None:
            skip(f"{tool} is not installed")
    install(pathlib.Path(folder))
    with tempfile.TemporaryDirectory() as name:
        scratch = pathlib.Path(name)
        (scratch / "records.csv").write_text(CSV, encoding="utf-8")
        (scratch / "records.json").write_text(RECORDS, encoding="utf-8")
        packages = []
        for i, path in enumerate([*map(pathlib.Path, files), scratch / "records.csv", scratch / "records.json"]):
            if path.parent.name == "datasets":
                packages.append(path)
            packages.append(write(writer, path, scratch / f"{i}.out.json"))
            packages.append(write(writer, path, scratch / f"{i}.edited.json", "--edit"))
        done = subprocess.run(["node", validate, folder, *packages], check=False)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())

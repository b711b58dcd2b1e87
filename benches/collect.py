"""Runs DuckDB and `phrom collect` in turn over the same sets; compares their tables; prints medians and ratios.

Called by collect.sh. Each run is a process of its own and reads the set from a warm page cache. Of DuckDB only the
query is timed, not its start and not Python's; of phrom, the whole process. DuckDB has both cores and is asked in
several ways; each is tried twice, and the fastest is the one that is measured.
"""

import argparse
import csv
import json
import pathlib
import shutil
import statistics
import subprocess
import sys
import time

# What files call it, and what tables call it.
HEAD = {"agencyCode": "agency_code", "agencyName": "agency_name", "agencyType": "agency_type", "province": "province"}


def dimension_indicators():
    """The codes of the indicators of the dimensions, which the table has."""
    path = pathlib.Path(__file__).parent.parent / "questionnaires" / "th-digital-readiness.json"
    parts = json.loads(path.read_text(encoding="utf-8"))["dimensions"]
    return [indicator["id"] for part in parts for indicator in part["indicators"]]


def query(source, options, out):
    """The table of all submissions of a source, written as CSV."""
    codes = dimension_indicators()
    figures = ", ".join(f'"{code}" DOUBLE' for code in codes)
    texts = ", ".join(f"{name} VARCHAR" for name in HEAD)
    columns = (
        f"columns={{respondent: 'STRUCT({texts})', status: 'VARCHAR', revision: 'UINTEGER', "
        f"scores: 'STRUCT(indicators STRUCT({figures}))'}}"
    )
    options = options.replace("COLUMNS", columns)
    chosen = [f"respondent.{name} AS {column}" for name, column in HEAD.items()] + ["status", "revision"]
    chosen += [f'scores.indicators."{code}" AS "{code}"' for code in codes]
    table = f"SELECT {', '.join(chosen)} FROM read_json('{source}', {options})"
    return f"SET threads=2; COPY ({table}) TO '{out}' (HEADER, DELIMITER ',');"


VARIANTS = {
    "folder": {
        "columns": "COLUMNS, format='unstructured'",
        "columns, format found out": "COLUMNS",
        "columns, largest object 100 KB": "COLUMNS, format='unstructured', maximum_object_size=100000",
        "no columns": "format='unstructured'",
        "no columns, from 20 files": "format='unstructured', maximum_sample_files=20, sample_size=20",
    },
    "lines": {
        "columns": "COLUMNS, format='newline_delimited'",
        "columns, largest object 100 KB": "COLUMNS, format='newline_delimited', maximum_object_size=100000",
        "no columns": "format='newline_delimited'",
    },
}


def seconds(command):
    """How long a process takes, or its query if it says; and why it failed, if it did."""
    began = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    took = time.perf_counter() - began
    if done.returncode != 0:
        return None, (done.stderr.strip().splitlines() or ["failed"])[-1]
    is_of_query = done.stdout.startswith(OF_QUERY)
    return float(done.stdout.removeprefix(OF_QUERY)) if is_of_query else took, None


OF_QUERY = "query: "

RUN_QUERY = f"""
import duckdb, sys, time
connection = duckdb.connect()
began = time.perf_counter()
connection.execute(sys.argv[1])
print("{OF_QUERY}", time.perf_counter() - began)
"""


def duckdb_command(sql):
    return [sys.executable, "-c", RUN_QUERY, sql]


def fastest_variant(kind, source, out):
    """Tries every variant twice on a source and names the fastest."""
    found = {}
    for _ in range(2):
        for name, options in VARIANTS[kind].items():
            took, trouble = seconds(duckdb_command(query(source, options, out)))
            print(f"  {kind}, {name}: {trouble or f'{took:.2f} s'}", flush=True)
            if took is not None:
                found[name] = min(took, found.get(name, took))
    return min(found, key=found.get)


def table(path, codes):
    """The rows of a table in an order of their own, with figures as numbers."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    figure = lambda text: None if text in ("", "–") else float(text)
    of_row = lambda row: [row[name] for name in [*HEAD.values(), "status", "revision"]] + [figure(row[code]) for code in codes]
    return sorted((of_row(row) for row in rows), key=str)


def contenders(args, kind, source, duck_out):
    small = args.sets / "small"
    of_variants = f"{small}/*.json" if kind == "folder" else source
    print(f"DuckDB's ways to read {kind}:", flush=True)
    best = fastest_variant(kind, of_variants, duck_out)
    pattern = f"{source}/*.json" if kind == "folder" else source
    commands = {f"DuckDB ({best})": (duckdb_command(query(pattern, VARIANTS[kind][best], duck_out)), duck_out)}
    if args.phrom.exists():
        for name, more in [("phrom --trust", ["--trust"]), ("phrom, checking", [])]:
            out = args.sets / f"out-{kind}-{'trust' if more else 'check'}"
            call = [args.phrom, "collect", source, "--write", "agencies", "--out", out, *more]
            commands[name] = ([str(word) for word in call], out / "agencies.csv")
    else:
        print(f"  {args.phrom} is not there: DuckDB alone is measured")
    return commands


def measure(args, kind, source):
    duck_out = args.sets / f"duckdb-{kind}.csv"
    commands = contenders(args, kind, source, duck_out)
    times = {name: [] for name in commands}
    for _ in range(args.rounds):
        for name, (command, out) in commands.items():
            if out != duck_out:
                shutil.rmtree(out.parent, ignore_errors=True)
            took, trouble = seconds(command)
            if took is None:
                sys.exit(f"{name}: {trouble}")
            times[name].append(took)
    codes = dimension_indicators()
    tables = {name: table(out, codes) for name, (_, out) in commands.items()}
    first = next(iter(tables))
    baseline = statistics.median(times[first])
    print(f"\n{args.n} submissions, {kind}:")
    for name, took in times.items():
        median = statistics.median(took)
        print(f"  {name}: median {median:.3f} s of {len(took)} rounds ({min(took):.3f} to {max(took):.3f})", end="")
        if name != first:
            same = "the same table" if tables[name] == tables[first] else "ANOTHER TABLE"
            print(f", {baseline / median:.2f} times as fast as DuckDB, {same}", end="")
        print(flush=True)
    return all(tables[name] == tables[first] for name in tables)


def small_folder(args, folder):
    """Two thousand of the files: enough to tell DuckDB's ways apart."""
    small = args.sets / "small"
    shutil.rmtree(small, ignore_errors=True)
    small.mkdir()
    for path in sorted(folder.iterdir())[:2000]:
        (small / path.name).hardlink_to(path)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--sets", type=pathlib.Path, required=True)
    parser.add_argument("--n", type=int, required=True)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--phrom", type=pathlib.Path, required=True)
    args = parser.parse_args()
    folder, lines = args.sets / f"folder-{args.n}", args.sets / f"lines-{args.n}.ndjson"
    small_folder(args, folder)
    # Everything once, so that the page cache is warm.
    for path in folder.iterdir():
        path.read_bytes()
    lines.read_bytes()
    agree = [measure(args, "lines", lines), measure(args, "folder", folder)]
    sys.exit(0 if all(agree) else "The tables differ.")


if __name__ == "__main__":
    main()

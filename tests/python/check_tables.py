"""Looks at a folder of tables with programs that are not ours: openpyxl reads the workbook, frictionless the data package.

Usage: check_tables.py FOLDER

The folder holds workbook.xlsx, expected.json (what stands in the workbook: see tests/desk_python.rs) and datapackage.json
with its tables. Says what is wrong, a line each, and ends with 1; says nothing and ends with 0 where all is well.
"""

import json
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import openpyxl

found = []


def expect(is_so, *words):
    if not is_so:
        found.append(" ".join(str(word) for word in words))


def check_cell(place, cell, value, number_format):
    read = cell.value
    expect(type(read) is type(value) or {type(read), type(value)} == {int, float}, place, "is", type(read), "not", type(value))
    expect(read == value, place, "is", repr(read), "not", repr(value))
    if value is not None:
        expect(cell.number_format == number_format, place, "has the format", cell.number_format, "not", number_format)
        expect(cell.data_type == {str: "s", bool: "b"}.get(type(value), "n"), place, "is a cell of", cell.data_type)


def check_sheet(sheet, expected):
    name = sheet.title
    expect(sheet.freeze_panes == "A2", name, "is frozen at", sheet.freeze_panes)
    expect(sheet.auto_filter.ref == sheet.dimensions, name, "filters", sheet.auto_filter.ref, "of", sheet.dimensions)
    expect(sheet.max_row == len(expected["rows"]) + 1, name, "has rows:", sheet.max_row)
    heads = [cell.value for cell in sheet[1]]
    expect(heads == expected["titles"], name, "has the headers", heads)
    expect(all(cell.font.b for cell in sheet[1]), name, "has a header that is not bold")
    prompts = {str(validation.sqref): validation.prompt for validation in sheet.data_validations.dataValidation}
    expect([prompts.get(cell.coordinate) for cell in sheet[1]] == expected["fields"], name, "has the prompts", prompts)
    for at, row in enumerate(expected["rows"], 2):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(at, column)
            check_cell(f"{name}!{cell.coordinate}", cell, value, expected["formats"][column - 1])


def check_workbook(folder):
    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    path = folder / "workbook.xlsx"
    expect(zipfile.ZipFile(path).testzip() is None, "the archive is damaged")
    workbook = openpyxl.load_workbook(path)
    names = [sheet["name"] for sheet in expected["sheets"]]
    expect(workbook.sheetnames[:-1] == names, "the sheets are", workbook.sheetnames)
    for sheet in expected["sheets"]:
        check_sheet(workbook[sheet["name"]], sheet)
    for sheet in workbook:
        for cell in (cell for row in sheet for cell in row):
            expect(cell.data_type != "f", sheet.title, cell.coordinate, "is a formula")


def validate(folder):
    """What the standard tool says to a data package: the kinds of its errors; none for a valid one."""
    tool = Path(sys.executable).parent / "frictionless"
    command = [tool, "validate", "--json", "datapackage.json"]
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    try:
        report = json.loads(ran.stdout)
    except ValueError:
        return [f"no report: {ran.stdout[-500:]} {ran.stderr[-500:]}"]
    errors = report["errors"] + [error for task in report["tasks"] for error in task["errors"]]
    expect((ran.returncode == 0) == (not errors) == report["valid"], "the tool contradicts itself:", ran.stdout)
    return [error["type"] for error in errors]


def in_table(path, old, new):
    def change(folder):
        file = folder / path
        content = file.read_bytes()
        expect(old in content, path, "has no", old)
        file.write_bytes(content.replace(old, new, 1))

    return change


def in_description(edit):
    def change(folder):
        file = folder / "datapackage.json"
        package = json.loads(file.read_text("utf-8"))
        edit(package)
        file.write_text(json.dumps(package), "utf-8")

    return change


def unsealed(package):
    for resource in package["resources"]:
        del resource["hash"], resource["bytes"]


# What is done to a copy of the package, and what the tool must call it.
BROKEN = [
    ("hash-count", in_table("agencies.csv", "ที่".encode(), "ไม่".encode())),
    ("byte-count", in_table("agencies.csv", b"45.833333", b"45.8333")),
    ("constraint-error", in_table("agencies.csv", b"45.833333", b"145.83333")),
    ("type-error", in_table("agencies.csv", b"45.833333", b"45,833333".replace(b",", b"/"))),
    ("type-error", in_table("agencies.csv", b"2026-11-20T09", b"20/11/2569 09")),
    ("type-error", in_table("agencies.ndjson", b'"is_complete":true', b'"is_complete":"ja"')),
    ("primary-key", in_table("agencies.csv", b"\r\n00001,", b"\r\n00000,")),
    ("incorrect-label", in_table("agencies.csv", b"n_answers", b"answers")),
    ("resource-error", in_description(lambda package: package["resources"][0].pop("path"))),
    ("field-error", in_description(lambda package: package["resources"][0]["schema"]["fields"][0].update(type="txt"))),
]


def check_package(folder):
    errors = validate(folder)
    expect(not errors, "the data package is not valid:", errors)
    for kind, change in BROKEN:
        with tempfile.TemporaryDirectory() as copy:
            copy = Path(copy) / "package"
            shutil.copytree(folder, copy)
            change(copy)
            if kind not in ("hash-count", "byte-count"):
                in_description(unsealed if kind != "resource-error" else lambda _: None)(copy)
            errors = validate(copy)
            expect(kind in errors, "a broken package should have", kind, "but has", errors)


def main():
    folder = Path(sys.argv[1])
    check_workbook(folder)
    check_package(folder)
    print("\n".join(found))
    sys.exit(1 if found else 0)


main()

#!/usr/bin/env bash
# Collecting submissions, measured against DuckDB: makes the sets, installs DuckDB into .tools, runs both in turn.
# Usage: benches/collect.sh [N] [ROUNDS]   (100000 submissions and 5 rounds, where nothing is said)
set -euo pipefail
# shellcheck source=scripts/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/../scripts/common.sh"

n=${1:-100000}
rounds=${2:-5}
sets="$root/target/bench"
venv="$tools/duckdb-$DUCKDB_VERSION"

has python3 || die "The benchmark needs python3, for DuckDB."
if [ ! -x "$venv/bin/python" ] || ! "$venv/bin/python" -c 'import duckdb' 2>/dev/null; then
  say "Installing DuckDB $DUCKDB_VERSION into .tools (once, about 10 seconds) ..."
  python3 -m venv "$venv"
  "$venv/bin/pip" install -q --disable-pip-version-check "duckdb==$DUCKDB_VERSION"
fi

cargo build -q --profile native -p phrom-benches
programs="${CARGO_TARGET_DIR:-$root/target}"
if [ -f cli/Cargo.toml ]; then cargo build -q --profile native -p phrom-cli; fi

mkdir -p "$sets"
make_set() { # NAME CONTAINER [MORE...]
  local name=$1 container=$2
  shift 2
  # A set that was not finished is made anew.
  if [ -e "$sets/$name.done" ]; then return; fi
  rm -rf "${sets:?}/$name"
  say "Making $name ..."
  "$programs/native/make-submissions" "$sets/$name" --n "$n" --as "$container" "$@"
  : >"$sets/$name.done"
}
make_set "folder-$n" folder --roster "$sets/roster-$n.csv"
make_set "lines-$n.ndjson" ndjson

"$venv/bin/python" benches/collect.py --sets "$sets" --n "$n" --rounds "$rounds" --phrom "$programs/native/phrom"

#!/usr/bin/env bash
# Every check and test, cheapest first, each timed; stops at the first that fails.
# Usage: scripts/test.sh [all|quick]   (quick: formatting, lints and the core's tests)
set -euo pipefail
# shellcheck source=scripts/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

results=() # "SECONDS OUTCOME NAME" of each step
current=""
began=0

step() { # NAME COMMAND...
  current=$1 began=$SECONDS
  shift
  printf '\n== %s\n' "$current"
  "$@"
  results+=("$((SECONDS - began)) ok $current")
  current=""
}

summary() {
  local status=$? result seconds outcome name
  [ -n "$current" ] || [ ${#results[@]} -gt 0 ] || return
  if [ -n "$current" ]; then results+=("$((SECONDS - began)) FAILED $current"); fi
  printf '\n== Summary\n'
  for result in "${results[@]}"; do
    read -r seconds outcome name <<<"$result"
    printf '%5s s  %-6s  %s\n' "$seconds" "$outcome" "$name"
  done
  printf '%5s s  %s\n' "$SECONDS" "$(if [ "$status" -eq 0 ]; then say "all passed"; else say "in all"; fi)"
}
trap summary EXIT
trap 'exit 130' INT TERM

# --- Steps that are more than one command ---------------------------------------------------------

clippy() { cargo clippy --locked "$@" -- -D warnings; }

# The lints again as the browser's compiler sees the page. Clippy comes with the compiler, and the fallback
# compiler's is another version with other lints: there, this step has nothing to run.
clippy_wasm() {
  if [ "$WASM_TOOLCHAIN" = installed ]; then
    clippy -p phrom --target wasm32-unknown-unknown --features collect
    clippy -p phrom --target wasm32-unknown-unknown --no-default-features --features desk
  else
    say "Passed over: the target is not part of this machine's own Rust."
  fi
}

documentation() { RUSTDOCFLAGS="-D warnings" cargo doc --locked --no-deps --workspace; }

# The core must stay free of the browser: it builds without, and nothing of the kind is among its crates. Nor is it among
# the desk's, but that in WebAssembly rust_xlsxwriter reaches the clock through js-sys.
core_alone() {
  cargo check --locked -p phrom --no-default-features
  none_among '^(yew|web-sys|gloo|js-sys|wasm-bindgen)' --target all
  none_among '^(yew|web-sys|gloo|js-sys|wasm-bindgen)' --features desk
  none_among '^(yew|web-sys|gloo)' --features desk --target all
  say "No browser crate among the core's."
}

none_among() { # PATTERN ARGUMENTS-OF-CARGO-TREE...
  local pattern=$1 found
  shift
  found=$(cargo tree --locked -p phrom --no-default-features "$@" -e normal --prefix none | grep -E "$pattern" || true)
  if [ -n "$found" ]; then die "The core depends on browser crates:" "$found"; fi
}

# The budget is that of the page as it is published. Without the source of the standard library it is larger.
sizes() {
  if [ "$WASM_STD" = source ]; then
    cargo run -q --locked -p xtask -- sizes dist
  else
    say "Built with the prebuilt standard library: larger than what is published. rustup component add rust-src helps."
    cargo run -q --locked -p xtask -- sizes dist --prebuilt-std
  fi
}

# They decide among themselves how many are under way at a time (TURNS), and most have but one browser: with as many threads as
# cores, turns would stay empty.
browser_tests() {
  PHROM_DIST="$root/dist" AXE_JS="$tools/node_modules/axe-core/axe.min.js" RUST_TEST_THREADS=8 \
    cargo test --locked -p browser-tests
}

# --- The order -----------------------------------------------------------------------------------

core_tests() { cargo test --locked -p phrom --no-default-features; }

# The core once more, with what coordinators have beside it, and the command line. Other programs look at the tables.
desk_tests() {
  PHROM_PYTHON="$tools/python/bin/python" cargo test --locked -p phrom --no-default-features --features desk
  cargo test --locked -p phrom-cli -p phrom-benches
}

case ${1:-all} in
  quick)
    step "formatting" cargo fmt --all --check
    step "lints" clippy --workspace --all-targets
    step "core tests" core_tests
    ;;
  all)
    need_setup test
    step "formatting" cargo fmt --all --check
    step "lints" clippy --workspace --all-targets
    step "lints, core alone" clippy -p phrom --no-default-features --all-targets
    step "lints, desk" clippy -p phrom --no-default-features --features desk --all-targets
    step "lints, markup tests" clippy -p phrom --features ssr --all-targets
    step "lints, WebAssembly" clippy_wasm
    step "documentation" documentation
    step "core without browser crates" core_alone
    step "core and desk tests" desk_tests
    step "markup tests" cargo test --locked -p phrom --features ssr --test markup
    step "build tool tests" cargo test --locked -p xtask
    step "schemas" cargo run -q --locked -p xtask -- schema --check
    step "build" scripts/build.sh
    step "sizes" sizes
    step "browser tests" browser_tests
    ;;
  *) die "Usage: scripts/test.sh [all|quick]" ;;
esac

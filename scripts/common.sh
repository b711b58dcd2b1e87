# shellcheck shell=bash
# What the scripts share. Sourced, never run; leaves the caller in the project's folder.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root" || exit 1
tools="$root/.tools"
# shellcheck source=scripts/versions.env
. scripts/versions.env

say() { printf '%s\n' "$*"; }

# One sentence per argument, then the end.
die() {
  printf '\n' >&2
  printf '%s\n' "$@" >&2
  exit 1
}

has() { command -v "$1" >/dev/null 2>&1; }

# The tools that setup.sh installed come first; those of the right version elsewhere on PATH were left alone.
PATH="$tools/bin:$tools/node_modules/.bin:$PATH"
export PATH

# What setup.sh found out.
# shellcheck source=/dev/null
if [ -f "$tools/env.sh" ]; then . "$tools/env.sh"; fi

# For what needs more than a look: ends where setup.sh has not been run for it.
need_setup() { # build|test
  if [ -z "${WASM_TOOLCHAIN:-}" ] || { [ "$1" = test ] && [ -z "${CHROMEDRIVER:-}" ]; }; then
    die "The tools are not set up yet. Run: scripts/setup.sh $1"
  fi
}

# Runs a command that compiles to WebAssembly. Where the target came from rustup, nothing special is needed.
# Where it could not be had, Debian's compiler builds the standard library from its own source: only these
# commands see that compiler, and the switch that lets a stable compiler do so.
wasm() {
  local -x CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner
  if [ "$WASM_TOOLCHAIN" = debian ]; then
    local -x PATH="$tools/debian:$PATH" RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort \
      CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=wasm-ld
  fi
  "$@"
}

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

# Found, or not wanted.
webkit_there() {
  case ",${PHROM_ENGINES:-webkit}," in *,webkit,*) [ -n "${WEBKITDRIVER:-}" ] && [ -n "${XVFB:-}" ] ;; esac
}

# For what needs more than a look: ends where setup.sh has not been run for it.
need_setup() { # build|test
  if [ -z "${WASM_TOOLCHAIN:-}" ] || [ -z "${WASM_STD:-}" ] || { [ "$1" = test ] && { [ -z "${CHROMEDRIVER:-}" ] || [ -z "${GECKODRIVER:-}" ] || ! webkit_there || [ ! -x "$tools/python/bin/python" ]; }; }; then
    die "The tools are not set up yet. Run: scripts/setup.sh $1"
  fi
}

# What the compiler takes for every build of WebAssembly; apart by this character, as folders may have spaces.
# The page is small before it is fast: SHA-256 as a loop, a quarter of the size of the unrolled one.
apart=$'\x1f'
wasm_flags="--cfg${apart}sha2_backend_soft=\"compact\""

# Runs a command that compiles to WebAssembly. Where the target came from rustup, nothing special is needed.
# Where it could not be had, Debian's compiler builds the standard library from its own source: only these
# commands see that compiler, and the switch that lets a stable compiler do so.
wasm() {
  local -x CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner
  local -x CARGO_ENCODED_RUSTFLAGS="${CARGO_ENCODED_RUSTFLAGS:-$wasm_flags}"
  if [ "$WASM_TOOLCHAIN" = debian ]; then
    local -x PATH="$tools/debian:$PATH" RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort \
      CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=wasm-ld
  fi
  "$@"
}

std_source_there() { [ -f "$(rustc --print sysroot)/lib/rustlib/src/rust/library/std/Cargo.toml" ]; }

# The same for the page that is published. It names no folder of the machine that built it. Where the source of
# the standard library is there, that is built with it, for size, and a panic becomes a bare trap: the page is
# written never to panic, and the messages for it, the places in the source that they name and the Debug texts
# are 11 KB of brotli in 245. Tests and development builds keep them.
wasm_page() {
  local -x CARGO_ENCODED_RUSTFLAGS=$wasm_flags
  local sysroot flag
  sysroot=$(wasm rustc --print sysroot)
  for flag in "$root=" "${CARGO_HOME:-$HOME/.cargo}/registry/src=crates" "$sysroot/lib/rustlib/src/rust=rust"; do
    CARGO_ENCODED_RUSTFLAGS+="$apart--remap-path-prefix=$flag"
  done
  # The linker notes which function names which data: `xtask pack` moves what only the second part of the program needs.
  CARGO_ENCODED_RUSTFLAGS+="$apart-Clink-arg=--emit-relocs"
  if [ "$WASM_STD" != source ]; then
    wasm "$@"
    return
  fi
  # Lets a stable compiler do so. In a folder of its own, as build scripts ask for this variable, and what
  # depends on them would be built again at each turn to and from the tests.
  local -x RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$root/target}/page"
  local -x CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size
  for flag in -Zlocation-detail=none -Zfmt-debug=none; do
    if rustc_knows "$flag"; then CARGO_ENCODED_RUSTFLAGS+="$apart$flag"; fi
  done
  # An older compiler has it as a feature of the standard library.
  if rustc_knows -Zunstable-options -Cpanic=immediate-abort; then
    CARGO_ENCODED_RUSTFLAGS+="$apart-Zunstable-options$apart-Cpanic=immediate-abort"
  else
    CARGO_UNSTABLE_BUILD_STD_FEATURES+=,panic_immediate_abort
  fi
  wasm "$@"
}

rustc_knows() { wasm rustc "$@" --print cfg --target wasm32-unknown-unknown >/dev/null 2>&1; }

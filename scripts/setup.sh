#!/usr/bin/env bash
# Finds out what is missing to build, check or test Phrom and installs only that.
# Usage: scripts/setup.sh [build|check|test]
# The project's own tools go into .tools; what was found out is kept in .tools/env.sh.
set -euo pipefail
# shellcheck source=scripts/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

mode=${1:-build}
logs="$tools/log"
wasm_target=wasm32-unknown-unknown

# --- Small helpers -------------------------------------------------------------------------------

begin() { say "$1 ..."; began=$SECONDS; }
finish() { say "  done in $((SECONDS - began)) s"; }

# Runs a command with its output in a log: logged NAME COMMAND...
logged() {
  local log="$logs/$1.log"
  shift
  "$@" >"$log" 2>&1
}

# The end of a log, for a person who has to find out why a step failed.
show_log() {
  say "  The last lines of .tools/log/$1.log:" >&2
  tail -n 15 "$logs/$1.log" | sed 's/^/  | /' >&2
}

# The first dotted number in a text: version_in "rustc 1.95.0 (...)" is 1.95.0.
version_in() { printf '%s\n' "$1" | sed -n 's/^[^0-9]*\([0-9][0-9.]*\).*/\1/p' | head -n 1; }

# at_least 1.95.0 1.88
at_least() {
  local have_major have_minor want_major want_minor _
  IFS=. read -r have_major have_minor _ <<<"$1.0"
  IFS=. read -r want_major want_minor _ <<<"$2.0"
  [ "$have_major" -gt "$want_major" ] || { [ "$have_major" -eq "$want_major" ] && [ "$have_minor" -ge "$want_minor" ]; }
}

on_debian() { has apt-get && [ -r /etc/os-release ] && grep -q '^ID="\{0,1\}debian' /etc/os-release; }
is_root() { [ "$(id -u)" -eq 0 ]; }
may_install() { on_debian && { is_root || { has sudo && sudo -n true 2>/dev/null; }; }; }
as_root() { if is_root; then "$@"; else sudo -n "$@"; fi; }

# debian_install WHAT HOW_LONG PACKAGE...: Debian packages, where this may be done without asking. Never removes
# one to make room for another.
debian_install() {
  may_install || return 1
  begin "Installing $1 (Debian packages, once, about $2)"
  shift 2
  logged apt-update as_root apt-get update -q || true
  if logged apt as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -q --no-install-recommends --no-remove "$@"; then finish; return; fi
  show_log apt
  return 1
}

# What a person can do about missing Debian packages that the script may not, or could not, install.
debian_advice() {
  if may_install; then
    say "apt-get could not install: $*. See the lines above; is Debian's package server reachable?"
  else
    say "This needs root. Run: sudo apt-get install $*   and then this again."
  fi
}

# --- Rust ----------------------------------------------------------------------------------------

check_versions() {
  local locked
  locked=$(sed -n '/^name = "wasm-bindgen"$/{n;s/^version = "\(.*\)"$/\1/p;}' Cargo.lock)
  [ "$locked" = "$WASM_BINDGEN_VERSION" ] || die \
    "Cargo.lock has wasm-bindgen ${locked:-(none)}, but scripts/versions.env says $WASM_BINDGEN_VERSION." \
    "The two must be the same: set WASM_BINDGEN_VERSION=${locked:-...} in scripts/versions.env."
}

check_rust() {
  local wanted found
  wanted=$(sed -n 's/^rust-version = "\(.*\)"$/\1/p' Cargo.toml | head -n 1)
  if ! has cargo || ! has rustc; then
    die "Rust is missing: no cargo and rustc on PATH." \
      "Install it with rustup (https://rustup.rs), open a new terminal and run this again."
  fi
  # rust-toolchain.toml names a target and components; rustup fetches what is missing of them when it is called,
  # and where it cannot, nothing starts. Then without: the steps below look after them.
  if ! found=$(rustc --version); then
    export RUSTUP_AUTO_INSTALL=0
    found=$(rustc --version) ||
      die "rustc does not start; it says why above. With rustup, this usually helps: rustup toolchain install stable"
  fi
  found=$(version_in "$found")
  if ! at_least "${found:-0.0}" "$wanted"; then
    if has rustup; then
      die "Rust ${found:-(unknown version)} is too old: Phrom needs $wanted or newer." "Run: rustup update stable"
    else
      die "Rust ${found:-(unknown version)} at $(command -v rustc) is too old: Phrom needs $wanted or newer." \
        "It does not come from rustup. Install rustup (https://rustup.rs), open a new terminal and run this again."
    fi
  fi
  if ! has cc; then
    debian_install "a C linker" "20 seconds" gcc libc6-dev || die "There is no C linker (cc), which Rust needs." \
      "$(if on_debian; then debian_advice gcc libc6-dev; else say "Install gcc or clang and run this again."; fi)"
  fi
}

check_components() {
  if cargo fmt --version >/dev/null 2>&1 && cargo clippy --version >/dev/null 2>&1; then return; fi
  if has rustup; then
    begin "Adding rustfmt and clippy (rustup, once, about 10 seconds)"
    if logged rustup-component rustup component add rustfmt clippy; then finish; return; fi
    show_log rustup-component
  fi
  die "rustfmt or clippy is missing; the checks need both." \
    "With rustup: rustup component add rustfmt clippy. Else take them from where your Rust came from."
}

# --- The WebAssembly target ----------------------------------------------------------------------

target_installed() {
  local lib
  lib=$(rustc --print target-libdir --target "$wasm_target" 2>/dev/null) && compgen -G "$lib/libstd-*.rlib" >/dev/null
}

# Debian's packaged compiler with the source of its standard library.
debian_packages=(rustc-web cargo-web rust-web-src lld)
debian_compiler_there() {
  [ -x /usr/bin/cargo ] && [ -x /usr/bin/rustc ] && [ -x /usr/bin/wasm-ld ] &&
    [ -f "$(/usr/bin/rustc --print sysroot)/lib/rustlib/src/rust/library/std/Cargo.toml" ]
}
link_debian_compiler() {
  mkdir -p "$tools/debian"
  ln -sf /usr/bin/cargo /usr/bin/rustc "$tools/debian/"
}

check_wasm_target() {
  if target_installed; then
    WASM_TOOLCHAIN=installed
    return
  fi
  if [ "${WASM_TOOLCHAIN:-}" = debian ] && debian_compiler_there; then
    link_debian_compiler
    return
  fi
  local tried="your Rust has no target $wasm_target"
  if has rustup; then
    begin "Adding the target $wasm_target (rustup, once, about 10 seconds)"
    if logged rustup-target rustup target add "$wasm_target" && target_installed; then
      finish
      WASM_TOOLCHAIN=installed
      return
    fi
    say "  rustup could not fetch it (see .tools/log/rustup-target.log)."
    tried="rustup target add $wasm_target failed (see .tools/log/rustup-target.log)"
  fi
  if on_debian; then
    if debian_compiler_there ||
      { debian_install "Debian's Rust with the source of its standard library" "30 seconds" "${debian_packages[@]}" &&
        debian_compiler_there; }; then
      say "  Debian's Rust will build the WebAssembly target from source: the first build takes 2 minutes longer."
      link_debian_compiler
      WASM_TOOLCHAIN=debian
      return
    fi
    die "The WebAssembly target of Rust cannot be had: $tried," \
      "and Debian's packages, from which it can be built, are not there." "$(debian_advice "${debian_packages[@]}")"
  fi
  die "The WebAssembly target of Rust cannot be had: $tried." \
    "With a network that reaches Rust's download server, run: rustup target add $wasm_target" \
    "(no rustup? See https://rustup.rs; some systems package the target, as rust-std-static-$wasm_target or rust-wasm)."
}

# The page is built together with the standard library, which takes its source. Without it the prebuilt one
# serves; rustup is asked once.
check_std_source() {
  if [ "$WASM_TOOLCHAIN" = debian ] || std_source_there; then
    WASM_STD=source
    return
  fi
  [ "${WASM_STD:-}" != prebuilt ] || return 0
  if has rustup; then
    begin "Adding the source of the standard library (rustup, once, about 10 seconds)"
    if logged rustup-source rustup component add rust-src && std_source_there; then
      finish
      WASM_STD=source
      return
    fi
    say "  rustup could not fetch it (see .tools/log/rustup-source.log)."
  fi
  say "  The site is built with the prebuilt standard library: it works the same and is 17 KB larger." \
    "  To ask again: rustup component add rust-src"
  WASM_STD=prebuilt
}

# --- Tools from npm ------------------------------------------------------------------------------

# wasm-opt counts only its major version: 132 in "wasm-opt version 132 (version_132)".
wasm_opt_right() { [ "$(version_in "$(wasm-opt --version 2>/dev/null)")" = "${BINARYEN_VERSION%%.*}" ]; }
esbuild_right() { [ "$(esbuild --version 2>/dev/null)" = "$ESBUILD_VERSION" ]; }
axe_right() { grep -q "\"version\": \"$AXE_CORE_VERSION\"" "$tools/node_modules/axe-core/package.json" 2>/dev/null; }

check_npm_tools() {
  local want=()
  wasm_opt_right || want+=("binaryen@$BINARYEN_VERSION")
  esbuild_right || want+=("esbuild@$ESBUILD_VERSION")
  [ "$mode" != test ] || axe_right || want+=("axe-core@$AXE_CORE_VERSION")
  [ ${#want[@]} -gt 0 ] || return 0

  if ! has node || ! has npm; then
    debian_install "Node.js and npm" "1 minute" nodejs npm || die "Node.js with npm is missing. It is needed for: ${want[*]} (binaryen is wasm-opt)." \
      "$(if on_debian; then debian_advice nodejs npm; else say "Install Node.js 18 or newer (https://nodejs.org) and run this again."; fi)"
  fi
  begin "Fetching ${want[*]} (npm, once, about 5 seconds)"
  if ! logged npm npm install --prefix "$tools" --no-audit --no-fund --no-package-lock --ignore-scripts "${want[@]}"; then
    show_log npm
    die "npm could not install ${want[*]} into .tools." \
      "See the lines above; is the npm registry reachable? (wasm-opt ${BINARYEN_VERSION%%.*} and esbuild $ESBUILD_VERSION on PATH serve too.)"
  fi
  wasm_opt_right || die "wasm-opt ${BINARYEN_VERSION%%.*} is installed in .tools but does not start." \
    "Node.js $(node --version 2>/dev/null) may be too old: 18 or newer is needed. Or put wasm-opt ${BINARYEN_VERSION%%.*} on PATH."
  esbuild_right || die "esbuild $ESBUILD_VERSION is installed in .tools but does not start." \
    "Remove the folder .tools/node_modules and run this again. Or put esbuild $ESBUILD_VERSION on PATH."
  finish
}

# --- Tools built with cargo ----------------------------------------------------------------------

tool_right() { [ "$(version_in "$("$1" --version 2>/dev/null)")" = "$2" ]; }

# First with the lock file that the tool came with. Where the registry lacks a version named in it, that
# fails at once, and the newest matching versions serve. Optimised lightly: trunk's own profile (fat LTO) doubles
# the time, for a program that mostly waits for others.
cargo_install() {
  export CARGO_TARGET_DIR="$tools/build/$1"
  export CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_OPT_LEVEL=1
  local args=("$1" --version "$2" --root "$tools" --no-default-features --force)
  cargo install --locked "${args[@]}" || cargo install "${args[@]}"
}

builds=() # "PID NAME" of each tool being built
stop_builds() {
  local build
  for build in ${builds[@]+"${builds[@]}"}; do kill -- "-${build%% *}" 2>/dev/null || true; done
}

start_build() { # NAME VERSION HOW_LONG
  say "Building $1 $2 (once, $3) ..."
  # Its own process group, so that Ctrl-C can end the compilers too.
  set -m
  (cargo_install "$1" "$2" >"$logs/$1.log" 2>&1) </dev/null &
  set +m
  builds+=("$! $1")
}

# "wasm-bindgen-cli 97 crates, trunk 140 crates": how far the builds are.
progress() {
  local build text="" separator=""
  for build in "${builds[@]}"; do
    text="$text$separator${build#* } $(grep -c '^ *Compiling' "$logs/${build#* }.log") crates"
    separator=", "
  done
  say "$text"
}

await_builds() {
  [ ${#builds[@]} -gt 0 ] || return 0
  local build name began=$SECONDS next=$((SECONDS + 60)) failed=""
  for build in "${builds[@]}"; do
    name=${build#* }
    while kill -0 "${build%% *}" 2>/dev/null; do
      sleep 1
      if [ "$SECONDS" -ge "$next" ]; then
        say "  after $((SECONDS - began)) s: $(progress)"
        next=$((SECONDS + 60))
      fi
    done
    if wait "${build%% *}"; then say "  $name: done after $((SECONDS - began)) s"; else failed="$failed $name"; show_log "$name"; fi
  done
  builds=()
  [ -z "$failed" ] || die "cargo could not build:$failed. See the lines above; is the crate registry reachable?" \
    "What was built so far is kept: run this again and it goes on from there."
  rm -rf "$tools/build"
}

check_cargo_tools() {
  trap stop_builds EXIT
  trap 'exit 130' INT TERM
  tool_right wasm-bindgen "$WASM_BINDGEN_VERSION" || start_build wasm-bindgen-cli "$WASM_BINDGEN_VERSION" "2 to 6 minutes"
  tool_right trunk "$TRUNK_VERSION" || start_build trunk "$TRUNK_VERSION" "6 to 10 minutes"
  [ "$mode" != test ] || tool_right geckodriver "$GECKODRIVER_VERSION" ||
    start_build geckodriver "$GECKODRIVER_VERSION" "2 to 4 minutes"
  await_builds
  hash -r
  if ! tool_right trunk "$TRUNK_VERSION" || ! tool_right wasm-bindgen "$WASM_BINDGEN_VERSION"; then
    die "trunk $TRUNK_VERSION or wasm-bindgen $WASM_BINDGEN_VERSION does not start from .tools/bin." \
      "Remove the folder .tools and run this again."
  fi
}

# --- Tools from PyPI ------------------------------------------------------------------------------

# What reads our workbooks and data packages with other eyes, in an environment of its own.
python_right() {
  "$tools/python/bin/python" - openpyxl "$OPENPYXL_VERSION" frictionless "$FRICTIONLESS_VERSION" jsonlines - 2>/dev/null <<'END'
import sys
from importlib.metadata import version
wanted = sys.argv[1:]
sys.exit(any(version(name) != want and want != "-" for name, want in zip(wanted[::2], wanted[1::2])))
END
}

can_make_environment() { has python3 && python3 -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 10))' 2>/dev/null; }

check_python() {
  python_right && return
  can_make_environment || { debian_install "Python" "20 seconds" python3 python3-venv && can_make_environment; } ||
    die "Python 3.10 or newer with venv is missing. The tests read our tables with it." \
      "$(if on_debian; then debian_advice python3 python3-venv; else say "Install Python (https://www.python.org) and run this again."; fi)"
  local want=("openpyxl==$OPENPYXL_VERSION" "frictionless[json]==$FRICTIONLESS_VERSION")
  begin "Fetching ${want[*]} (PyPI, once, about 30 seconds)"
  if ! logged python-venv python3 -m venv --clear "$tools/python"; then
    show_log python-venv
    die "python3 could not make an environment in .tools/python. See the lines above."
  fi
  if ! logged python "$tools/python/bin/python" -m pip install --quiet --disable-pip-version-check "${want[@]}"; then
    show_log python
    die "pip could not install ${want[*]} into .tools/python. See the lines above; is PyPI reachable?"
  fi
  python_right || die "${want[*]} is installed in .tools/python but does not start." "Remove the folder .tools/python and run this again."
  finish
}

# --- The browser ---------------------------------------------------------------------------------

major_of() { local v; v=$(version_in "$("$1" --version 2>/dev/null | head -n 1)"); printf '%s' "${v%%.*}"; }

# Chromium or Chrome and a ChromeDriver of the same major version. CHROMIUM= and CHROMEDRIVER= in the
# environment come first, then what the last run found, then PATH.
find_browser() {
  local driver browser driver_major
  browser_problem="neither is there"
  for driver in "${CHROMEDRIVER:-}" chromedriver; do
    driver=$(command -v "${driver:-none}") || continue
    driver_major=$(major_of "$driver")
    browser_problem="there is ChromeDriver ${driver_major:-(does not start)}, but no browser"
    for browser in "${CHROMIUM:-}" chromium chromium-browser google-chrome-stable google-chrome \
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
      browser=$(command -v "${browser:-none}") || continue
      if [ -n "$driver_major" ] && [ "$(major_of "$browser")" = "$driver_major" ]; then
        CHROMIUM=$browser CHROMEDRIVER=$driver
        return 0
      fi
      browser_problem="ChromeDriver is version ${driver_major:-(does not start)}, but $browser is $(major_of "$browser")"
    done
  done
  return 1
}

check_browser() {
  if ! find_browser; then
    local problem=$browser_problem
    if debian_install "Chromium and ChromeDriver" "1 minute" chromium chromium-driver && find_browser; then return; fi
    die "The browser tests need Chromium (or Chrome) and ChromeDriver of the same version: $problem." \
      "$(if on_debian; then debian_advice chromium chromium-driver
      else say "Install both, so that chromedriver is on PATH, or name them: CHROMIUM=/path CHROMEDRIVER=/path make test"; fi)"
  fi
}

# Firefox, extended support release or not, for what must hold in every engine. Its driver comes from the crate registry, with
# the other tools; it drives every Firefox of the last years.
find_firefox() {
  local browser
  for browser in "${FIREFOX:-}" firefox-esr firefox /Applications/Firefox.app/Contents/MacOS/firefox; do
    if browser=$(command -v "${browser:-none}"); then FIREFOX=$browser; return 0; fi
  done
  return 1
}

check_firefox() {
  if find_firefox || { debian_install "Firefox" "1 minute" firefox-esr && find_firefox; }; then return; fi
  die "The browser tests need Firefox." \
    "$(if on_debian; then debian_advice firefox-esr
    else say "Install it (https://www.mozilla.org/firefox), or name it: FIREFOX=/path make test"; fi)"
}

# WebKit: the engine as a library, its driver, and a screen for it that nobody sees, for it has no way to do without. Our own small
# browser over it is built with the tests; it runs on Linux only, as that library does.
find_webkit() {
  local driver screen
  driver=$(command -v "${WEBKITDRIVER:-WebKitWebDriver}") || return 1
  screen=$(command -v "${XVFB:-Xvfb}") || return 1
  WEBKITDRIVER=$driver XVFB=$screen
}

check_webkit() {
  case ",${PHROM_ENGINES:-webkit}," in *,webkit,*) ;; *) return 0 ;; esac
  if find_webkit || { debian_install "WebKitGTK with its driver, and Xvfb" "1 minute" webkit2gtk-driver xvfb && find_webkit; }; then return; fi
  die "The browser tests need WebKitGTK with WebKitWebDriver, and Xvfb." \
    "$(if on_debian; then debian_advice webkit2gtk-driver xvfb
    else say "Install both (other systems call them webkit2gtk-driver or webkit2gtk4.1, and xvfb or xorg-server-xvfb), or name them:" \
      "WEBKITDRIVER=/path XVFB=/path make test. Where there is no WebKitGTK, run: PHROM_ENGINES=chromium,firefox make test"; fi)"
}

# Without a Thai font the tests run, but pictures of the page show boxes and widths are not the real ones.
check_fonts() {
  has fc-list || return 0
  [ -z "$(fc-list :lang=th family 2>/dev/null | head -n 1)" ] || return 0
  if debian_install "Thai fonts" "10 seconds" fonts-thai-tlwg; then return; fi
  say "Note: no Thai font found. The tests run, but the page is laid out with a substitute (Debian: fonts-thai-tlwg)."
}

# --- The whole -----------------------------------------------------------------------------------

write_env() {
  {
    say "# Written by scripts/setup.sh. Delete this file to have it find out anew."
    local name
    for name in WASM_TOOLCHAIN WASM_STD CHROMIUM CHROMEDRIVER FIREFOX GECKODRIVER WEBKITDRIVER XVFB RUSTUP_AUTO_INSTALL; do
      if [ -n "${!name:-}" ]; then printf "[ -n \"\${$name:-}\" ] || export $name=%q\n" "${!name}"; fi
    done
  } >"$tools/env.sh.new"
  mv "$tools/env.sh.new" "$tools/env.sh"
}

mkdir -p "$logs"
case $mode in
  check)
    check_rust
    check_components
    ;;
  build | test)
    check_versions
    check_rust
    if [ "$mode" = test ]; then check_components; fi
    check_wasm_target
    check_std_source
    check_npm_tools
    if [ "$mode" = test ]; then check_python; check_browser; check_firefox; check_webkit; check_fonts; fi
    check_cargo_tools
    if [ "$mode" = test ]; then GECKODRIVER=$(command -v geckodriver); fi
    ;;
  *) die "Usage: scripts/setup.sh [build|check|test]" ;;
esac
write_env
say "Set up for: $mode ($SECONDS s)"

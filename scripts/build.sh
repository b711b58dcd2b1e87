#!/usr/bin/env bash
# Builds the static site into dist/.
set -euo pipefail
# shellcheck source=scripts/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
need_setup build

# What the site was made of last time. Without a change since, it stands as it is: wasm-opt alone takes 20 seconds.
stamp=target/dist.stamp
made_with="$WASM_TOOLCHAIN $WASM_STD $(rustc --version)"
unchanged() {
  [ -f dist/index.html ] && [ "$(cat "$stamp" 2>/dev/null)" = "$made_with" ] || return 1
  [ -z "$(find build.rs Cargo.lock Cargo.toml Trunk.toml index.html collect.html questionnaires rust-toolchain.toml scripts src static \
    styles xtask -newer "$stamp" -print -quit)" ]
}
if unchanged; then
  say "Nothing has changed since the site in dist/ was built."
  exit
fi
rm -f "$stamp"
begun=$(mktemp)
trap 'rm -f "$begun"' EXIT

# Trunk reads NO_COLOR as true or false, not, as others do, as set or not.
if [ -n "${NO_COLOR:-}" ]; then export NO_COLOR=true; fi

# Everything comes first, so that Trunk never needs the network: it must not fetch tools of its own choice.
# The second line adds the crates of the standard library where that is built from source.
if ! cargo fetch --locked || ! wasm_page cargo fetch --locked --target wasm32-unknown-unknown; then
  die "The crates that Cargo.lock names could not be fetched; is the crate registry reachable?"
fi
wasm_page trunk build --release --offline --locked
# The coordinator's page is a program of its own, which a respondent does not load.
collect=target/collect-dist
wasm_page trunk build --cargo-profile collect --offline --locked --dist "$collect" collect.html
# A site that is not packed to the end must not look like one that is.
# The page as it was linked lies where cargo put it.
linked=target/wasm32-unknown-unknown/release/phrom-page.wasm
if [ "$WASM_STD" = source ]; then linked=target/page/wasm32-unknown-unknown/release/phrom-page.wasm; fi
cargo run -q --locked -p xtask -- pack dist "$collect" "$linked" || { rm -rf dist; die "The site could not be packed; dist/ is removed."; }
printf '%s\n' "$made_with" >"$stamp"
# What changed while it was built is newer than this.
touch -r "$begun" "$stamp"
say "The site is in dist/"

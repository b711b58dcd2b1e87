#!/usr/bin/env bash
# Builds the static site into dist/.
set -euo pipefail
# shellcheck source=scripts/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
need_setup build

# Trunk reads NO_COLOR as true or false, not, as others do, as set or not.
if [ -n "${NO_COLOR:-}" ]; then export NO_COLOR=true; fi

# Everything comes first, so that Trunk never needs the network: it must not fetch tools of its own choice.
# The second line adds the crates of the standard library where that is built from source.
if ! cargo fetch --locked || ! wasm_page cargo fetch --locked --target wasm32-unknown-unknown; then
  die "The crates that Cargo.lock names could not be fetched; is the crate registry reachable?"
fi
wasm_page trunk build --release --offline --locked
# A site that is not packed to the end must not look like one that is.
cargo run -q --locked -p xtask -- pack dist || { rm -rf dist; die "The site could not be packed; dist/ is removed."; }
say "The site is in dist/"

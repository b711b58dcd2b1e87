#!/usr/bin/env bash
# Runs one command that compiles to WebAssembly, with the right compiler and the project's tools on PATH:
# scripts/wasm.sh cargo test --target wasm32-unknown-unknown
set -euo pipefail
# shellcheck source=scripts/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
need_setup build

[ $# -gt 0 ] || die "Usage: scripts/wasm.sh COMMAND..."
wasm "$@"

#!/usr/bin/env bash
# Builds the site and serves it on this machine only. Usage: scripts/serve.sh [PORT]
set -euo pipefail
# shellcheck source=scripts/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

port=${1:-8080}
scripts/build.sh
exec cargo run -q --locked -p xtask -- serve dist "$port"

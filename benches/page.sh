#!/usr/bin/env bash
# The page, measured against the same questions in SurveyJS and in HTML written by hand, in headless Chromium.
# Usage: benches/page.sh [ROUNDS [ANSWERS]]   (7 rounds and 12 answers in each, where nothing is said: about 25 minutes)
# Needs dist/ (make dist) and what `make test` sets up; prints tables in Markdown.
set -euo pipefail
# shellcheck source=scripts/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/../scripts/common.sh"
need_setup test

rounds=${1:-7}
answers=${2:-12}
made="$root/target/bench/page"
surveyjs="$tools/surveyjs-$SURVEYJS_VERSION"
[ -f dist/index.html ] || die "There is no dist/; run: make dist"

if [ ! -d "$surveyjs/node_modules/survey-js-ui" ]; then
  say "Installing SurveyJS $SURVEYJS_VERSION into .tools (once, about 10 seconds) ..."
  mkdir -p "$surveyjs"
  npm install --prefix "$surveyjs" --no-package-lock --no-audit --no-fund --loglevel=error \
    "survey-core@$SURVEYJS_VERSION" "survey-js-ui@$SURVEYJS_VERSION"
fi
cargo build -q --locked -p phrom-benches -p browser-tests --bins
programs="${CARGO_TARGET_DIR:-$root/target}/debug"

# What Phrom fetches for its first questionnaire is the generated one; so all of it is as on a first visit.
rm -rf "$made"
mkdir -p "$made"
first=$(grep -m 1 . questionnaires/order.txt)
cp -r dist "$made/phrom"
node benches/page/squeeze.mjs "$made/phrom"
for n in 150 1000; do
  questions="$made/questions-$n"
  "$programs/make-questions" "$questions" "$first" "$n"
  cp -r "$made/phrom" "$made/phrom-$n"
  for place in "$made/phrom-$n/questionnaires/$first"-*.2.txt; do cp "$questions/phrom.2.txt" "$place"; done
  for place in "$made/phrom-$n/questionnaires/$first"-*.2.more.txt; do cp "$questions/phrom.2.more.txt" "$place"; done
  cp -r benches/page/by-hand "$made/by-hand-$n"
  cp "$questions/questions.json" "$made/by-hand-$n/"
  esbuild --log-level=warning --minify "$made/by-hand-$n/page.js" --outfile="$made/by-hand-$n/page.js" --allow-overwrite
  esbuild --log-level=warning --minify "$made/by-hand-$n/style.css" --outfile="$made/by-hand-$n/style.css" --allow-overwrite
  mkdir -p "$made/surveyjs-$n"
  cp benches/page/surveyjs/index.html "$made/surveyjs-$n/"
  NODE_PATH="$surveyjs/node_modules" esbuild --log-level=warning --bundle --minify --format=iife --target=es2022 \
    --legal-comments=none --define:process.env.NODE_ENV='"production"' "--alias:questions=$questions/survey.json" \
    --outfile="$made/surveyjs-$n/page.js" benches/page/surveyjs/page.js
  node benches/page/squeeze.mjs "$made/phrom-$n/questionnaires" "$made/by-hand-$n" "$made/surveyjs-$n"
done

say "SurveyJS $SURVEYJS_VERSION, $("$CHROMIUM" --version 2>/dev/null | sed 's/ built.*//'), $(nproc) cores, $rounds rounds."
"$programs/against" "$made" "$first" "$rounds" "$answers"

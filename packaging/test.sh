#!/usr/bin/env bash
# Every check of the project: bash packaging/test.sh [--quick] [ARGS of pytest]. All run; one that fails fails the whole.
# --quick leaves out the tests marked slow and the measure of coverage, for use while one works; the checks of the
# sources run beside the tests then, and are shown after them.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"
quick=no
if [ "${1:-}" = --quick ]; then
  quick=yes
  shift
fi
if [ -n "${CI:-}" ]; then prepare ci; else prepare dev; fi
cd "$root"
PATH=$venv/bin:$PATH
# Where it is set every process that a test starts compiles all it imports anew, and so does each worker.
unset PYTHONDONTWRITEBYTECODE

failed=()
check() { # NAME COMMAND...
  local name=$1
  shift
  echo "== $name"
  "$@" || failed+=("$name")
}

check_sources() {
  check "ruff format" ruff format --check --quiet .
  check "ruff check" ruff check --quiet .
  check "mypy" mypy
  check "lint-imports" lint-imports --no-logo
}

if [ "$quick" = yes ]; then
  beside=$(mktemp -d)
  trap 'rm -rf "$beside"' EXIT
  (check_sources; printf '%s\n' "${failed[@]}" >"$beside/failed") >"$beside/shown" 2>&1 &
  check "pytest" python -m pytest -n 2 -m "not slow" "$@"
  wait "$!"
  cat "$beside/shown"
  while read -r name; do [ -z "$name" ] || failed+=("$name"); done <"$beside/failed"
else
  check_sources
  if [ $# -gt 0 ]; then
    check "pytest" python -m pytest -n 2 "$@"  # a choice of tests says nothing about the coverage of the whole
  else
    check "pytest" python -m pytest -n 2 -m "not unmeasured" --cov --cov-report=
    check "pytest, unmeasured" python -m pytest -n 2 -m unmeasured
    check "coverage" python packaging/coverage_floors.py
  fi
fi

[ ${#failed[@]} -eq 0 ] || give_up "Chưa đạt: ${failed[*]}"

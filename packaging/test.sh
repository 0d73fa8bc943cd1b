#!/usr/bin/env bash
# Every check of the project: bash packaging/test.sh [--quick] [ARGS of pytest]. All run; one that fails fails the whole.
# --quick leaves out the tests marked slow and the measure of coverage: little over a minute, for use while one works.
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

check "ruff format" ruff format --check --quiet .
check "ruff check" ruff check --quiet .
check "mypy" mypy
check "lint-imports" lint-imports --no-logo
if [ "$quick" = yes ]; then
  check "pytest" python -m pytest -n 2 -m "not slow" "$@"
elif [ $# -gt 0 ]; then
  check "pytest" python -m pytest -n 2 "$@"  # a choice of tests says nothing about the coverage of the whole
else
  check "pytest" python -m pytest -n 2 -m "not unmeasured" --cov --cov-report=
  check "pytest, unmeasured" python -m pytest -n 2 -m unmeasured
  check "coverage" python packaging/coverage_floors.py
fi

[ ${#failed[@]} -eq 0 ] || give_up "Chưa đạt: ${failed[*]}"

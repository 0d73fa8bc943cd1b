#!/usr/bin/env bash
# Every check of the project: bash packaging/test.sh [ARGS of pytest]. All run; one that fails fails the whole.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"
prepare dev
cd "$root"
PATH=$venv/bin:$PATH

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
check "pytest" python -m pytest -n 2 "$@"

[ ${#failed[@]} -eq 0 ] || give_up "Chưa đạt: ${failed[*]}"

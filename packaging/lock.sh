#!/usr/bin/env bash
# Remake the two lock files from pyproject.toml: every wheel's hash, for every system and Python >= 3.11,
# and neither address nor index, so that any mirror serves. Extra arguments go to uv (e.g. --upgrade).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
uv=$(command -v uv || echo .venv/bin/uv)

compile() { # OUTPUT INPUT... : what is locked stays as it is unless --upgrade says otherwise
  "$uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-build \
    --no-header --no-annotate --no-emit-index-url --no-emit-find-links --no-config --output-file "$@" >/dev/null
  if grep -n '://' "$1"; then
    echo "packaging/lock.sh: $1 names an address" >&2
    exit 1
  fi
}

compile packaging/requirements.lock pyproject.toml "$@"
compile packaging/requirements-dev.lock pyproject.toml --extra publish --group dev -c packaging/requirements.lock "$@"

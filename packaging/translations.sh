#!/usr/bin/env bash
# Bring translations/ up to date with the message ids in src/ and compile it; says what is left to translate.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"
prepare dev
exec "$venv/bin/python" "$root/packaging/translations.py"

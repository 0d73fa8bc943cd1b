#!/usr/bin/env bash
# Start the program from a checkout: bash packaging/start.sh [ARGS of doithoai]. The first run sets everything up.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"
prepare run
exec "$venv/bin/python" -P -m doithoai "$@"

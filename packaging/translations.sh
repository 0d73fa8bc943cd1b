#!/usr/bin/env bash
# Take the message ids from src/ into translations/doithoai.pot, bring both catalogues up to date, compile them.
# What is new comes out empty: translate it (tests/test_i18n.py fails until then).
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"
prepare dev
cd "$root"
pybabel=("$venv/bin/python" -m babel.messages.frontend --quiet)

"${pybabel[@]}" extract src --keywords "N_ _ gettext ngettext:1,2" --no-default-keywords --sort-by-file \
  --add-comments "L10N:" --no-wrap --add-location file --omit-header --project doithoai --output translations/doithoai.pot
for language in vi en; do
  "${pybabel[@]}" update --domain doithoai --input-file translations/doithoai.pot --output-dir translations \
    --locale "$language" --no-wrap --no-fuzzy-matching --ignore-obsolete --omit-header
done
"$venv/bin/python" packaging/compile_translations.py

#!/usr/bin/env bash
# The project's tests of the rooms without a window, under Wine, with the Python and packages of the installed program:
# bash try_tests.sh WORK INSTALLED PYTHON. Called by try.sh.
set -eu
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
checkout=$(cd "$here/../.." && pwd)
work=$1 installed=$2 python=$3
rooms="register exchange domain documents work"

# What tests need beside the program, from the lock of who builds it, for Windows.
tools=$work/tools
"$python" "$here/try_tools.py" "$tools"
place=$work/tests-python
rm -rf "$place"
mkdir -p "$place"
cp -r "$installed/python" "$installed/app" "$place/"
# The tests import one another by the names of their folders, and stand beside the resources as in a checkout.
cp -r "$checkout/tests" "$checkout/resources" "$checkout/pyproject.toml" "$place/"
cp -r "$tools" "$place/tools"
chmod -R u+w "$place"
printf '%s\r\n' python313.zip . ../app ../tools ../tests .. >"$place/python/python313._pth"
cd "$place"
left_out=()
while read -r name; do
  case $name in '' | '#'*) ;; *) left_out+=("--deselect=$name") ;; esac
done <"$here/try_deselected.txt"
# shellcheck disable=SC2046 # one word a room
timeout -k 10 3000 wine python/python.exe -X utf8 -m pytest -q -p no:cacheprovider --maxfail=40 -o addopts=--import-mode=importlib \
  "${left_out[@]}" $(printf 'tests/%s ' $rooms) < <(:) 2>&1 | tee "$work/logs/pytest.log" | tail -60
status=${PIPESTATUS[0]}
sed -n 's/^\([0-9].* in [0-9.]*s.*\)/note: \1/p' "$work/logs/pytest.log" | tail -1
exit "$status"

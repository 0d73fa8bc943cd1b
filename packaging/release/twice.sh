#!/usr/bin/env bash
# Build the wheel, the Windows files and the package of Debian twice from the last commit, in two folders, one after
# the other, and compare their bytes:
#
#     bash packaging/release/twice.sh [--python PYTHON] [--work DIR]
#
# One line a file; ends with 1 when two differ. --python is one with the project's environment (.venv/bin/python).
set -uo pipefail
checkout=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
python=$checkout/.venv/bin/python work=''
while [ $# -gt 0 ]; do
  case $1 in
  --python) python=$2; shift 2 ;;
  --work) mkdir -p "$2"; work=$(realpath "$2"); shift 2 ;;
  *) echo "twice.sh: $1 is not known" >&2; exit 2 ;;
  esac
done
work=${work:-$(mktemp -d "${TMPDIR:-/tmp}/doithoai-twice-XXXXXX")}
# Names of unlike length and letters: a path that got into the bytes shows.
folders=("$work/a" "$work/Thư mục thứ hai")

for folder in "${folders[@]}"; do
  rm -rf "$folder"
  git clone -q "$checkout" "$folder" || exit 1
  (cd "$folder" && SOURCE_DATE_EPOCH=$(git log -1 --format=%ct) "$python" -m hatchling build -t wheel -d dist &&
    "$python" packaging/windows/build.py --out dist && "$python" packaging/linux/build.py --out dist) \
    >"$folder.log" 2>&1 || { tail -20 "$folder.log"; exit 1; }
done

status=0
for path in "${folders[0]}"/dist/*.*; do
  name=$(basename "$path")
  if cmp -s "$path" "${folders[1]}/dist/$name"; then
    echo "the same  $(sha256sum "$path" | cut -c1-64)  $name"
  else
    echo "UNLIKE    $name"
    status=1
  fi
done
exit "$status"

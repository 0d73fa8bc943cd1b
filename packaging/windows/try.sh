#!/usr/bin/env bash
# Try the Windows release under Wine, as an ordinary user called Đức Ngọc would meet it:
#
#     bash packaging/windows/try.sh [--dist DIR] [--work DIR] [--python PYTHON] [--older SETUP.exe] [--only STEPS] [--keep]
#
# One line a step; a step that failed or could not run says FAILED, and the script ends with 1. --dist is where
# build.py wrote (dist), --python a Python of this computer with the program's packages (.venv/bin/python), --older
# the installer of an earlier release to update from (without it an earlier one is made believe). Wine runs in a
# prefix of its own, with stubs for what it lacks, never as root; screenshots and logs stay in --work with --keep.
# --only names the functions of some steps (a pattern): make_prefix|install_silently|compare_demo|start_warm.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
checkout=$(cd "$here/../.." && pwd)
dist=$checkout/dist work='' python=$checkout/.venv/bin/python older='' keep='' only=.
while [ $# -gt 0 ]; do
  case $1 in
  --dist) dist=$(realpath "$2"); shift 2 ;;
  --work) mkdir -p "$2"; work=$(realpath "$2"); shift 2 ;;
  --python) python=$2; shift 2 ;;
  --older) older=$(realpath "$2"); shift 2 ;;
  --only) only=$2; shift 2 ;;
  --keep) keep=1; shift ;;
  *) echo "try.sh: $1 is not known" >&2; exit 2 ;;
  esac
done
work=${work:-$(mktemp -d "${TMPDIR:-/tmp}/doithoai-try-XXXXXX")}
. "$here/try_steps.sh"

as_nobody=(setpriv --reuid=65534 --regid=65534 --clear-groups)
if [ "$(id -u)" -eq 0 ]; then # root's Wine writes to devices of this computer
  chmod 755 "$work"
  chown 65534:65534 "$work"
  if ! "${as_nobody[@]}" env "$python" -c '' 2>/dev/null; then # it stands in root's home: its packages with the system's
    packages=$("$python" -c 'import site; print(site.getsitepackages()[0])')
    system=/usr/bin/$("$python" -c 'import sys; print("python{}.{}".format(*sys.version_info))')
    printf '#!/bin/sh\nPYTHONPATH=%s${PYTHONPATH:+:$PYTHONPATH} exec %s "$@"\n' "$packages" "$system" >"$work/python"
    python=$work/python
    chmod 755 "$python"
  fi
  exec "${as_nobody[@]}" bash "$here/try.sh" --dist "$dist" --work "$work" \
    --python "$python" --only "$only" ${older:+--older "$older"} ${keep:+--keep}
fi
if [ -z "${DOITHOAI_TRY_SCREEN:-}" ]; then
  export HOME=$work/home DOITHOAI_TRY_SCREEN=1
  mkdir -p "$HOME"
  cd "$work" || exit 1
  exec xvfb-run -a -s "-screen 0 1366x768x24" bash "$here/try.sh" --dist "$dist" --work "$work" --python "$python" \
    --only "$only" ${older:+--older "$older"} ${keep:+--keep}
fi

export USER='Đức Ngọc' LOGNAME='Đức Ngọc' LC_ALL=C.UTF-8 WINEPREFIX=$work/prefix WINEARCH=win64 WINEDEBUG=-all
export WINEDLLOVERRIDES='mscms,icuuc,bcryptprimitives=n;mscoree=;mshtml=;winemenubuilder.exe=d'
export DOITHOAI_SHIPPED_FONTS=1 DOITHOAI_LANG=vi PYTHONDONTWRITEBYTECODE=1
unset DOITHOAI_PORTABLE
home_in_prefix="$WINEPREFIX/drive_c/users/$USER"
installed="$home_in_prefix/AppData/Local/Programs/SoDoiThoai"
setup=$(ls "$dist"/SoDoiThoai-*-setup.exe 2>/dev/null | tail -1)
portable=$(ls "$dist"/SoDoiThoai-*-portable.zip 2>/dev/null | tail -1)
failures=0
mkdir -p "$work/logs"
trap finish EXIT

step "prefix of Đức Ngọc" make_prefix
step "silent install" install_silently
step "first start: the set-up" first_start
step "demo: the PDFs have Linux' bytes" compare_demo
step "print: Linux' bytes" compare_print
step "export: Linux' bytes; verify" compare_package
step "open the sample by its file" open_sample
step "a second double click reaches the window" open_second
step "install while running is refused" install_while_running
step "close" close_window
step "warm start to the window in 2.5 s" start_warm
step "Windows 8.1 and too deep a folder are refused" refuse_computer
step "downgrade is refused" refuse_downgrade
step "update over an older version, its register opens" update_older
step "tests of register exchange domain documents work" run_tests
step "portable: settings beside the program" try_portable
step "uninstall keeps the registers" uninstall
[ "$failures" -eq 0 ]

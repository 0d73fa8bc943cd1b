#!/usr/bin/env bash
# Install the package of Debian in clean roots and try it there, as root of this computer:
#
#     bash packaging/linux/try.sh [--dist DIR] [--work DIR] [--python PYTHON] [SUITE...]      (bookworm trixie)
#
# One line a step; a step that failed or could not run says FAILED, and the script ends with 1. --python is a Python of
# this computer with the program's packages, to compare papers with. The package itself needs no network; what Debian
# has to give (libgl1 and the like) comes from its mirror. The window is shown on an X server of this computer.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
checkout=$(cd "$here/../.." && pwd)
dist=$checkout/dist work='' python=$checkout/.venv/bin/python suites=()
while [ $# -gt 0 ]; do
  case $1 in
  --dist) dist=$(realpath "$2"); shift 2 ;;
  --work) mkdir -p "$2"; work=$(realpath "$2"); shift 2 ;;
  --python) python=$2; shift 2 ;;
  -*) echo "try.sh: $1 is not known" >&2; exit 2 ;;
  *) suites+=("$1"); shift ;;
  esac
done
[ ${#suites[@]} -gt 0 ] || suites=(bookworm trixie)
[ "$(id -u)" -eq 0 ] || { echo "try.sh: a clean root needs root" >&2; exit 2; }
own_work=$([ -n "$work" ] || echo yes)
work=${work:-$(mktemp -d "${TMPDIR:-/tmp}/doithoai-deb-try-XXXXXX")}
deb=$(ls "$dist"/doithoai_*_amd64.deb 2>/dev/null | tail -1)
mirror=${DOITHOAI_MIRROR:-http://deb.debian.org/debian}
register='/home/duc/Tài liệu/mẫu/so-mau.sdt'
failures=0
mkdir -p "$work/logs"

step() { # NAME FUNCTION
  local log=$work/logs/$suite-$2.log began=$SECONDS
  if ("$2") >"$log" 2>&1 </dev/null; then
    printf 'ok      %-9s %-50s %4d s  %s\n' "$suite" "$1" $((SECONDS - began)) "$(sed -n 's/^note: //p' "$log" | tail -1)"
  else
    failures=$((failures + 1))
    printf 'FAILED  %-9s %-50s %4d s\n' "$suite" "$1" $((SECONDS - began))
    tail -12 "$log" | sed 's/^/          /'
  fi
}

# A command in the root, in processes and mounts of its own that end with it.
inside() { # SECONDS COMMAND...
  local seconds=$1
  shift
  timeout -k 10 "$seconds" unshare --mount --pid --fork --kill-child bash -c \
    'mount -t proc proc "$0/proc" && exec chroot "$0" "$@"' "$work/$suite" \
    env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
    ${DISPLAY:+DISPLAY=$DISPLAY} DOITHOAI_SHIPPED_FONTS=1 DOITHOAI_LANG=vi "$@"
}

as_duc() { # SECONDS COMMAND...
  local seconds=$1
  shift
  inside "$seconds" setpriv --reuid=1500 --regid=1500 --clear-groups env HOME=/home/duc "$@"
}

clean_root() {
  rm -rf "${work:?}/$suite"
  mmdebstrap --variant=minbase --include=apt-utils "$suite" "$work/$suite" "$mirror" || return 1
  cp "$deb" "$work/$suite/tmp/"
  cp /etc/resolv.conf "$work/$suite/etc/resolv.conf"
  [ ! -f /etc/apt/apt.conf ] || cp /etc/apt/apt.conf "$work/$suite/etc/apt/"
  mkdir -p "$work/$suite/home/duc/Tài liệu"
  echo 'duc:x:1500:1500:Đức Ngọc:/home/duc:/bin/sh' >>"$work/$suite/etc/passwd"
  echo 'duc:x:1500:' >>"$work/$suite/etc/group"
  chown -R 1500:1500 "$work/$suite/home/duc"
}

install_package() {
  inside 600 apt-get -q update || return 1
  inside 1200 apt-get -q install -y --no-install-recommends "/tmp/$(basename "$deb")" || return 1
  echo "note: $(du -sm "$work/$suite/opt/doithoai" | cut -f1) MiB in /opt, Python $(cat "$work/$suite/opt/doithoai/app/python-version")"
}

says_version() { as_duc 60 doithoai --version | grep -q "^doithoai [0-9]"; }

same_papers() {
  as_duc 300 doithoai demo --out '/home/duc/Tài liệu/mẫu' || return 1
  DOITHOAI_SHIPPED_FONTS=1 PYTHONPATH=$checkout/src "$python" -m doithoai demo --out "$work/$suite-here" || return 1
  local path count=0
  while read -r path; do
    cmp "$work/$suite-here/$path" "$work/$suite/home/duc/Tài liệu/mẫu/$path" || return 1
    count=$((count + 1))
  done < <(cd "$work/$suite-here" && find . -name '*.pdf')
  echo "note: $count PDFs"
  [ "$count" -ge 10 ]
}

package_is_whole() {
  as_duc 60 sh -c 'doithoai verify "$(ls "/home/duc/Tài liệu/mẫu"/*.sdt.zip)"'
}

window_opens() {
  export work suite register
  xvfb-run -a -s '-ac -screen 0 1366x768x24' bash -c "$(declare -f inside as_duc show_window); show_window"
}

show_window() {
  (as_duc 60 doithoai "$register" &>"$work/logs/$suite-program.log") &
  local tries
  for tries in $(seq 100); do
    if xdotool search --onlyvisible --name so-mau >/dev/null 2>&1; then
      echo "note: window after $((tries * 200)) ms"
      return 0
    fi
    sleep 0.2
  done
  cat "$work/logs/$suite-program.log"
  return 1
}

types_are_known() {
  local share=$work/$suite/usr/share
  grep -q 'vnd.sodoithoai.register' "$share/mime/globs2" && grep -q 'sodoithoai.register=vn.sodoithoai' \
    "$share/applications/mimeinfo.cache" && desktop-file-validate "$share/applications/vn.sodoithoai.SoDoiThoai.desktop" &&
    appstreamcli validate --no-net "$share/metainfo/vn.sodoithoai.SoDoiThoai.metainfo.xml"
}

removed_keeps_registers() {
  inside 300 apt-get -q remove -y doithoai || return 1
  [ -f "$work/$suite$register" ] && [ ! -e "$work/$suite/opt/doithoai/app" ] && [ ! -e "$work/$suite/usr/bin/doithoai" ]
}

[ -n "$deb" ] || { echo "FAILED  no package in $dist"; exit 1; }
for suite in "${suites[@]}"; do
  step "a clean root" clean_root
  step "install" install_package
  step "doithoai --version" says_version
  step "demo: the PDFs have the bytes of this computer" same_papers
  step "verify the package" package_is_whole
  step "open a register by its file" window_opens
  step "types of files, menu, AppStream" types_are_known
  step "remove keeps the registers" removed_keeps_registers
done
echo "untried  Ubuntu 24.04: its mirror is not asked for here"
[ -z "$own_work" ] || rm -rf "$work"
[ "$failures" -eq 0 ]

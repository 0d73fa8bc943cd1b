# shellcheck shell=bash
# Shared by start.sh and test.sh: makes $root/.venv from a lock file, once. Source it, then: prepare KIND
# (run | dev | ci). Everything it says goes to stderr, so that a command's own output stays clean.
#
# Safe against interruption: .venv/unfinished is there while packages are being installed, and an environment
# that still has it is made anew. Two set-ups at once wait for each other.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
venv=$root/.venv

say() { printf '%s\n' "$*" >&2; }
give_up() { say "$*"; exit 1; }

# What Qt and the tests need of the system: "what to look for|Debian package". A name ending in .so.N is
# a shared library, one with a slash a file, any other a command.
needed_to_run=(
  "libGL.so.1|libgl1" "libEGL.so.1|libegl1" "libOpenGL.so.0|libopengl0" "libglib-2.0.so.0|libglib2.0-0"
  "libfontconfig.so.1|libfontconfig1" "libfreetype.so.6|libfreetype6" "libdbus-1.so.3|libdbus-1-3"
  "libxkbcommon.so.0|libxkbcommon0" "libxkbcommon-x11.so.0|libxkbcommon-x11-0" "libX11-xcb.so.1|libx11-xcb1"
  "libxcb-cursor.so.0|libxcb-cursor0" "libxcb-icccm.so.4|libxcb-icccm4" "libxcb-image.so.0|libxcb-image0"
  "libxcb-keysyms.so.1|libxcb-keysyms1" "libxcb-randr.so.0|libxcb-randr0" "libxcb-render-util.so.0|libxcb-render-util0"
  "libxcb-shape.so.0|libxcb-shape0" "libxcb-sync.so.1|libxcb-sync1" "libxcb-xfixes.so.0|libxcb-xfixes0"
  "libxcb-xkb.so.1|libxcb-xkb1" "libgssapi_krb5.so.2|libgssapi-krb5-2"
  "libcups.so.2|libcups2"
)
needed_for_tests=(
  "Xvfb|xvfb" "xvfb-run|xvfb" "xauth|xauth" "xdotool|xdotool" "pdftoppm|poppler-utils" "fc-list|fontconfig"
)
# Where no test may be skipped (kind ci): LibreOffice prints the twins for Word; setpriv takes from root
# the right to write anywhere; a PostgreSQL server is what registers are published to.
needed_in_ci=("soffice|libreoffice-writer-nogui" "x86_64-w64-mingw32-gcc|gcc-mingw-w64-x86-64" "setpriv|util-linux" "mount|mount"
  "pg_ctlcluster|postgresql")

# The fingerprint of one kind of environment: remade when a lock, this file, the system's Python or the
# checkout's place changes.
fingerprint() {
  local locks=("$root/packaging/requirements.lock")
  [ "$1" = run ] || locks+=("$root/packaging/requirements-dev.lock")
  { printf '%s\n' "$root" "$(readlink -f "$venv/bin/python")"; cat "${locks[@]}" "$root/packaging/setup.sh"; } | sha256sum
}

is_ready() {
  [ -x "$venv/bin/python" ] && [ ! -e "$venv/unfinished" ] &&
    [ "$(cat "$venv/ready-$1" 2>/dev/null)" = "$(fingerprint "$1")" ]
}

prepare() {
  if ! is_ready "$1"; then
    say "Đang chuẩn bị chương trình lần đầu, xin chờ vài phút…"
    exec 9<"$root/packaging/setup.sh"
    if command -v flock >/dev/null; then flock 9; fi
    is_ready "$1" || set_up "$1"
    exec 9<&-
  fi
  compile_catalogues
}

set_up() {
  check_python
  check_system "$1"
  make_environment
  install_packages "$1"
  fingerprint run >"$venv/ready-run"
  [ "$1" = run ] || fingerprint dev >"$venv/ready-dev"
  [ "$1" != ci ] || fingerprint ci >"$venv/ready-ci"
  rm -f "$venv/unfinished"
}

check_python() {
  python=${PYTHON:-python3}
  command -v "$python" >/dev/null || give_up "Máy chưa có Python 3.11 trở lên. Hãy chạy: sudo apt-get install -y python3"
  "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
    give_up "Cần Python 3.11 trở lên; máy đang có $("$python" --version 2>&1). Hãy đặt PYTHON=đường-dẫn-python và chạy lại."
}

# Installs what the system lacks when root; otherwise says in one line what to run.
check_system() {
  local missing
  mapfile -t missing < <(missing_packages "$1" | sort -u)
  [ ${#missing[@]} -gt 0 ] || return 0
  if ! command -v apt-get >/dev/null; then
    give_up "Máy còn thiếu thành phần hệ thống (tên gói theo Debian): ${missing[*]}. Hãy cài rồi chạy lại."
  elif [ "$(id -u)" -ne 0 ]; then
    give_up "Máy còn thiếu thành phần hệ thống. Hãy chạy: sudo apt-get install -y ${missing[*]}"
  fi
  say "Đang cài thành phần hệ thống: ${missing[*]}"
  apt_install "${missing[@]}" ||
    give_up "Chưa cài được thành phần hệ thống. Hãy kiểm tra mạng rồi chạy: apt-get update && apt-get install -y ${missing[*]}"
}

# What apt says is shown only when it fails.
apt_install() {
  local options=(-qq -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3) output
  export DEBIAN_FRONTEND=noninteractive
  apt-get "${options[@]}" update </dev/null >/dev/null 2>&1 || true # an old list may still serve
  output=$(apt-get "${options[@]}" install -y --no-install-recommends "$@" </dev/null 2>&1) || { say "$output"; return 1; }
}

missing_packages() {
  local libraries need looked_for needed=("${needed_to_run[@]}")
  [ "$1" = run ] || needed+=("${needed_for_tests[@]}")
  [ "$1" != ci ] || needed+=("${needed_in_ci[@]}")
  libraries=$(PATH=$PATH:/sbin:/usr/sbin ldconfig -p)
  for need in "${needed[@]}"; do
    looked_for=${need%%|*}
    case $looked_for in
    *.so.*) [[ $libraries == *"	$looked_for "* ]] ;;
    *) command -v "$looked_for" >/dev/null ;;
    esac || echo "${need##*|}"
  done
  "$python" -c 'import ensurepip, venv' 2>/dev/null || echo python3-venv
  has_vietnamese_font || echo fonts-dejavu-core
}

has_vietnamese_font() {
  if command -v fc-list >/dev/null; then
    [ -n "$(fc-list :lang=vi family)" ]
  else
    find /usr/share/fonts -name 'DejaVuSans.ttf' -o -name 'NotoSans-Regular.?tf' 2>/dev/null | grep -q .
  fi
}

make_environment() {
  if [ -e "$venv/unfinished" ] || ! "$venv/bin/python" -m pip --version >/dev/null 2>&1; then
    rm -rf "$venv"
    mkdir -p "$venv"
    : >"$venv/unfinished"
    "$python" -m venv "$venv" >&2 || give_up "Không tạo được môi trường Python trong $venv."
  fi
  : >"$venv/unfinished"
}

install_packages() {
  local lock=$root/packaging/requirements.lock
  [ "$1" = run ] || lock=$root/packaging/requirements-dev.lock
  "$venv/bin/python" -m pip install -qq --disable-pip-version-check --no-input --require-hashes --only-binary :all: \
    --no-deps -r "$lock" >&2 || give_up "Chưa tải được các gói Python. Hãy kiểm tra mạng rồi chạy lại; phần đã tải được giữ lại."
  # The checkout itself: a path file, so that nothing has to be built and every change is live.
  "$venv/bin/python" - "$root/src" <<'PYTHON'
import pathlib, sys, sysconfig
pathlib.Path(sysconfig.get_path("purelib"), "doithoai-checkout.pth").write_text(sys.argv[1] + "\n", encoding="utf-8")
PYTHON
}

# Only when a catalogue changed; the program reads the .po itself if this could not be written.
compile_catalogues() {
  local source
  for source in "$root"/translations/*/LC_MESSAGES/*.po; do
    if [ "$source" -nt "${source%.po}.mo" ]; then
      "$venv/bin/python" "$root/packaging/compile_translations.py" || true
      return 0
    fi
  done
}

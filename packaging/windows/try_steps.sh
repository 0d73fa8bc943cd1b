# shellcheck shell=bash
# The steps of try.sh: each a function that ends with 0 when the step went well. What it says goes to its log.
here=${here:?} checkout=${checkout:?}

# A step in its own shell, so that one that breaks does not take the others along.
step() { # NAME FUNCTION
  local log=$work/logs/$2.log began=$SECONDS
  [[ $2 =~ ^($only)$ || $only = . ]] || return 0
  if ("$2") >"$log" 2>&1 </dev/null; then
    printf 'ok      %-55s %4d s  %s\n' "$1" $((SECONDS - began)) "$(sed -n 's/^note: //p' "$log" | tail -1)"
  else
    failures=$((failures + 1))
    printf 'FAILED  %-55s %4d s\n' "$1" $((SECONDS - began))
    tail -12 "$log" | sed 's/^/          /'
  fi
}

finish() {
  local status=$?
  timeout 60 "$(wineserver_path)" -k 2>/dev/null
  if [ -n "$keep" ]; then echo "logs and pictures: $work"; else rm -rf "$work"; fi
  exit "$status"
}

wineserver_path() { command -v wineserver || echo /usr/lib/wine/wineserver64; }

# A Windows program: never longer than SECONDS, its streams pipes (Wine mistakes other devices).
windows() { # SECONDS COMMAND...
  local seconds=$1
  shift
  timeout -k 10 "$seconds" wine "$@" < <(:) 2>&1 | cat
  return "${PIPESTATUS[0]}"
}

on_linux() { PYTHONPATH=$checkout/src timeout -k 10 600 "$python" -m doithoai "$@"; }

as_windows() { printf 'Z:%s' "${1//\//\\}"; }

must() { "$@" || { echo "failed: $*"; return 1; }; }

make_prefix() {
  command -v wine && command -v xdotool && command -v x86_64-w64-mingw32-gcc || return 1
  [ -n "$setup" ] && [ -n "$portable" ] || { echo "no release in $dist"; return 1; }
  timeout -k 10 180 wineboot -i < <(:) 2>&1 | cat
  windows 60 winecfg -v win10
  # A program that crashes must end, not wait for somebody to click.
  windows 60 reg add 'HKCU\Software\Wine\WineDbg' /v ShowCrashDialog /t REG_DWORD /d 0 /f
  local name
  for name in icuuc mscms bcryptprimitives; do
    x86_64-w64-mingw32-gcc -shared -O2 -s -Wl,--kill-at -o "$WINEPREFIX/drive_c/windows/system32/$name.dll" \
      "$here/stubs/$name.c" -ladvapi32 || return 1
  done
  [ -d "$home_in_prefix" ] && mkdir -p "$home_in_prefix/Documents"
}

install_silently() {
  must windows 300 "$setup" /S || return 1
  must test -f "$installed/SoDoiThoai.exe" || return 1
  must test -f "$installed/licences/README.txt" || return 1
  must test -f "$installed/sbom.cdx.json" || return 1
  must test -f "$home_in_prefix/Desktop/Sổ Đối Thoại.lnk" || return 1
  local ending
  for ending in sdt sdtz sdta sdr sdk; do
    windows 60 reg query "HKCU\\Software\\Classes\\.$ending" /ve | grep -q SoDoiThoai || { echo "no type .$ending"; return 1; }
  done
  echo "note: $(du -sm "$installed" | cut -f1) MiB on the disk, $(windows 60 "$installed/doithoai.exe" --version)"
}

# -- windows ---------------------------------------------------------------------------

start_program() { # ARGUMENT... ; the window itself is looked for by its name
  if is_running; then echo "the program of the step before runs still"; return 1; fi
  (cd "$home_in_prefix/Documents" && exec timeout -k 10 900 wine "${program:-$installed}/SoDoiThoai.exe" "$@") \
    < <(:) > >(cat >>"$work/logs/program.log") 2>&1 &
}

wait_for_window() { # NAME SECONDS ; prints the number of the window
  local number end=$((SECONDS + $2))
  while [ $SECONDS -lt "$end" ]; do
    number=$(xdotool search --onlyvisible --name "$1" 2>/dev/null | tail -1)
    [ -z "$number" ] || { echo "$number"; return 0; }
    sleep 0.05
  done
  echo "no window named $1" >&2
  xdotool search --onlyvisible --name '.' 2>/dev/null | while read -r number; do xdotool getwindowname "$number" >&2; done
  return 1
}

picture() { # WINDOW NAME ; fails when nothing is drawn in it
  timeout 60 env -u QT_QPA_PLATFORM "$python" "$here/try_picture.py" "$1" "$work/$2.png"
}

is_running() { pgrep -u "$(id -u)" -f 'SoDoiThoai[.]exe' >/dev/null; }

end_program() {
  windows 30 taskkill /im SoDoiThoai.exe
  local tries
  for tries in $(seq 60); do
    is_running || return 0
    sleep 0.5
  done
  windows 30 taskkill /f /im SoDoiThoai.exe
  echo "SoDoiThoai.exe did not close within 30 s after $tries looks"
  return 1
}

first_start() {
  local number began=$(date +%s%N)
  must start_program || return 1
  number=$(wait_for_window 'Sổ Đối Thoại' 60) || return 1
  echo "note: $((($(date +%s%N) - began) / 1000000)) ms, cold"
  sleep 2
  must picture "$number" first-start || return 1
  xdotool key --window "$number" Escape
  sleep 2
  end_program
}

open_sample() {
  local number
  must start_program "C:\\users\\$USER\\Documents\\mẫu\\so-mau.sdt" || return 1
  number=$(wait_for_window 'so-mau' 60) || return 1
  sleep 5
  must picture "$number" sample
}

open_second() {
  cp "$checkout/tests/data/registers/structure-1.sdt" "$home_in_prefix/Documents/sổ cũ.sdt"
  chmod u+w "$home_in_prefix/Documents/sổ cũ.sdt"
  (cd "$home_in_prefix/Documents" && must windows 60 "$installed/SoDoiThoai.exe" "sổ cũ.sdt") || return 1
  wait_for_window 'sổ cũ' 30
}

install_while_running() {
  windows 300 "$setup" /S
  local status=$?
  echo "the installer ended with $status"
  [ "$status" -eq 5 ] && must test -f "$installed/app/doithoai/cli.pyc" && wait_for_window 'sổ cũ' 2
}

close_window() { end_program; }

# The best of three: other work on this computer is not the program's.
start_warm() {
  local began times=() best=999999 milliseconds
  for _ in 1 2 3; do
    began=$(date +%s%N)
    must start_program "C:\\users\\$USER\\Documents\\mẫu\\so-mau.sdt" || return 1
    wait_for_window 'so-mau' 60 || return 1
    milliseconds=$((($(date +%s%N) - began) / 1000000))
    times+=("$milliseconds")
    [ "$milliseconds" -ge "$best" ] || best=$milliseconds
    must end_program || return 1
  done
  echo "note: ${times[*]} ms"
  [ "$best" -le 2500 ]
}

# -- commands ----------------------------------------------------------------------------

compare_demo() {
  (cd "$home_in_prefix/Documents" && must windows 600 "$installed/doithoai.exe" demo --out 'mẫu') || return 1
  must on_linux demo --out "$work/linux" || return 1
  local path count=0
  while read -r path; do
    must cmp "$work/linux/$path" "$home_in_prefix/Documents/mẫu/$path" || return 1
    count=$((count + 1))
  done < <(cd "$work/linux" && find . -name '*.pdf')
  echo "note: $count PDFs"
  [ "$count" -ge 10 ]
}

compare_print() {
  local register=$work/print.sdt session
  cp "$home_in_prefix/Documents/mẫu/so-mau.sdt" "$register"
  session=$(on_linux sessions "$register" | head -1 | cut -f1)
  (cd "$work" && must windows 300 "$installed/doithoai.exe" print minutes print.sdt "$session" --out 'biên bản.pdf' \
    --date 2026-11-27) || return 1
  must on_linux print minutes "$register" "$session" --out "$work/linux.pdf" --date 2026-11-27 || return 1
  must cmp "$work/biên bản.pdf" "$work/linux.pdf"
}

compare_package() {
  local register=$work/print.sdt package
  (cd "$work" && must windows 300 "$installed/doithoai.exe" export print.sdt --from 2020-01-01 --to 2026-12-31 \
    --out gói-windows) || return 1
  must on_linux export "$register" --from 2020-01-01 --to 2026-12-31 --out "$work/gói-linux" || return 1
  package=$(cd "$work/gói-windows" && ls)
  must cmp "$work/gói-windows/$package" "$work/gói-linux/$package" || return 1
  (cd "$work" && must windows 300 "$installed/doithoai.exe" verify "gói-linux/$package") || return 1
  must on_linux verify "$work/gói-windows/$package"
}

run_tests() { bash "$here/try_tests.sh" "$work" "$installed" "$python"; }

# -- versions ------------------------------------------------------------------------------

uninstall_key='HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\SoDoiThoai'

refuse_downgrade() {
  windows 60 reg add "$uninstall_key" /v DisplayVersion /d 99.0.0 /f
  echo untouched >"$installed/app/mark.txt"
  windows 300 "$setup" /S
  local status=$?
  echo "the installer ended with $status"
  [ "$status" -eq 3 ] && must test -f "$installed/app/mark.txt"
}

refuse_computer() {
  local status deep
  windows 60 winecfg -v win81
  windows 300 "$setup" /S
  status=$?
  windows 60 winecfg -v win10
  echo "the installer ended with $status below Windows 10"
  [ "$status" -eq 4 ] || return 1
  deep=$(printf 'sâu-%.0s' $(seq 55))
  windows 300 "$setup" /S "/D=C:\\$deep"
  status=$?
  echo "the installer ended with $status in a folder of ${#deep} letters"
  [ "$status" -eq 6 ] && must test -f "$installed/app/doithoai/cli.pyc"
}

update_older() {
  local register="$home_in_prefix/Documents/sổ bản trước.sdt"
  cp "$checkout/tests/data/registers/structure-1.sdt" "$register"
  chmod u+w "$register"
  windows 60 reg add "$uninstall_key" /v DisplayVersion /d 0.0.1 /f
  if [ -n "$older" ]; then must windows 300 "$older" /S || return 1; fi
  echo old >"$installed/app/of-an-older-version.txt"
  must windows 300 "$setup" /S || return 1
  must test ! -e "$installed/app/of-an-older-version.txt" || return 1
  windows 60 reg query "$uninstall_key" /v DisplayVersion | grep -q "$(basename "$setup" | cut -d- -f2)" || return 1
  (cd "$home_in_prefix/Documents" && must windows 300 "$installed/doithoai.exe" backup 'sổ bản trước.sdt' &&
    must windows 300 "$installed/doithoai.exe" check 'sổ bản trước.sdt')
}

try_portable() {
  mkdir -p "$work/portable"
  (cd "$work/portable" && "$python" -m zipfile -e "$portable" .) || return 1
  local program=$work/portable/SoDoiThoai number before
  before=$(find "$home_in_prefix/AppData" -name '*.ini' -path '*doithoai*' | wc -l)
  cp "$checkout/tests/data/registers/structure-1.sdt" "$program/mang đi.sdt"
  chmod u+w "$program/mang đi.sdt"
  must start_program "$(as_windows "$program/mang đi.sdt")" || return 1
  number=$(wait_for_window 'mang đi' 60) || return 1
  sleep 2
  must end_program || return 1
  find "$program" -maxdepth 2 -name '*.ini' -o -maxdepth 2 -name '*.log'
  [ -n "$number" ] && must test -f "$program/data/settings.ini" &&
    [ "$(find "$home_in_prefix/AppData" -name '*.ini' -path '*doithoai*' | wc -l)" -eq "$before" ]
}

uninstall() {
  cp "$home_in_prefix/Documents/sổ cũ.sdt" "$installed/beside.sdt"
  must windows 120 "$installed/uninstall.exe" /S || return 1
  local tries
  for tries in $(seq 120); do # the uninstaller goes on in a copy of itself
    [ -e "$installed/uninstall.exe" ] || break
    sleep 0.5
  done
  echo "gone after $tries looks"
  must test ! -e "$installed/SoDoiThoai.exe" && must test ! -e "$installed/app" && must test ! -e "$installed/python" &&
    must test -f "$installed/beside.sdt" && must test -f "$home_in_prefix/Documents/sổ cũ.sdt" &&
    must test -f "$home_in_prefix/Documents/mẫu/so-mau.sdt" &&
    must test ! -e "$home_in_prefix/Desktop/Sổ Đối Thoại.lnk" || return 1
  sleep 2
  ! windows 60 reg query 'HKCU\Software\Classes\.sdt' /ve | grep -q SoDoiThoai
}

#!/bin/sh
# Prepare .venv and the system libraries; do nothing when nothing changed.
#
#   scripts/setup.sh run     what the desktop needs
#   scripts/setup.sh test    that, and what the checks and tests need
#
# PYTHON=/path/to/python chooses the interpreter when .venv is created (`make clean` first to change
# it). As root with apt-get, missing system packages are installed; otherwise the one command that
# installs them is printed.
set -eu

purpose=${1:-run}
cd "$(dirname "$0")/.."
venv=.venv
python=$venv/bin/python

say() { printf 'setup: %s\n' "$*"; }
die() { printf 'setup: %s\n' "$*" >&2; exit 1; }
runs() { "$@" >/dev/null 2>&1 </dev/null; }

case $purpose in run | test) ;; *) die "unknown purpose '$purpose'; say 'run' or 'test'" ;; esac

# Stamps say for which state of these files a step was done; `system` only if nothing was missing.
wanted=$(cat pyproject.toml constraints.txt scripts/setup.sh | cksum)
is_done() { [ "$(cat "$venv/.ready-$1" 2>/dev/null)" = "$wanted" ]; }
mark_done() { echo "$wanted" >"$venv/.ready-$1"; }

runs $python -c '' || rm -f $venv/.ready-*
if is_done "$purpose" && is_done system; then
    exit 0
fi

# --- system packages ------------------------------------------------------------------------------

can_install() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; }

updated=
install() { # PACKAGE...: as root install; otherwise print the command, and fail
    if ! can_install; then
        say "system packages are missing; please run:"
        say "    sudo apt-get install --no-install-recommends $*"
        return 1
    fi
    say "installing system packages: $*"
    if [ -z "$updated" ]; then
        output=$(apt-get update -qq 2>&1 </dev/null) || say "apt-get update failed: $output"
        updated=yes
    fi
    export DEBIAN_FRONTEND=noninteractive
    output=$(apt-get install -qq -y --no-install-recommends "$@" 2>&1 </dev/null) || {
        say "$output"
        return 1
    }
}

# --- the interpreter ------------------------------------------------------------------------------

# A name on the PATH proves nothing (version managers leave shims that do not run), so each is run.
fits() { runs "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; }
has_venv() { runs "$1" -c 'import venv, ensurepip'; }

find_python() { # TEST...: print the first interpreter that passes every test
    for name in ${PYTHON:-python3.12 python3.13 python3.11 python3 /usr/bin/python3}; do
        passes=yes
        for check in "$@"; do $check "$name" || { passes=; break; }; done
        [ -n "$passes" ] && { echo "$name"; return; }
    done
    return 1
}

make_venv() {
    base=$(find_python fits has_venv) || {
        if base=$(find_python fits); then
            version=$("$base" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
            install "python$version-venv" || die "$base has no venv module"
        elif [ -n "${PYTHON:-}" ]; then
            die "PYTHON=$PYTHON does not run, or is older than Python 3.11"
        else
            install python3 python3-venv || die "no Python 3.11 or newer found"
            find_python fits >/dev/null || install python3.11 python3.11-venv || :
        fi
        base=$(find_python fits has_venv) || die "no Python 3.11 or newer with venv found"
    }
    say "creating $venv with $base ($("$base" -V))"
    rm -rf $venv
    "$base" -m venv $venv
}

runs $python -c 'import pip' || make_venv

# --- wheels ---------------------------------------------------------------------------------------

install_wheels() { # EXTRA...
    list=$venv/.requirements-$purpose
    $python - "$@" >"$list" <<'END'
import sys, tomllib

with open("pyproject.toml", "rb") as file:
    project = tomllib.load(file)["project"]
wanted = list(project["dependencies"])
for extra in sys.argv[1:]:
    wanted += project["optional-dependencies"][extra]
print("\n".join(wanted))
END
    say "installing Python packages ($purpose) into $venv"
    try=1
    until $python -m pip install -qq --disable-pip-version-check --no-input \
        --progress-bar off -c constraints.txt -r "$list" </dev/null; do
        [ $try -lt 3 ] || die "the Python packages could not be installed (is the network there?)"
        try=$((try + 1))
        say "that failed; try $try of 3"
        sleep 2
    done
}

if ! is_done "$purpose"; then
    case $purpose in
    run) install_wheels ;;
    test) install_wheels test interop sql && mark_done run ;;
    esac
    mark_done "$purpose"
fi

# --- what Qt needs of the system ------------------------------------------------------------------

# Library -> Debian package, for every library that Qt's own files ask for and do not bring.
package_of() {
    case $1 in
    libEGL.so.1) echo libegl1 ;;
    libGL.so.1 | libGLX.so.0) echo libgl1 ;;
    libOpenGL.so.0) echo libopengl0 ;;
    libxkbcommon.so.0) echo libxkbcommon0 ;;
    libxkbcommon-x11.so.0) echo libxkbcommon-x11-0 ;;
    libfontconfig.so.1) echo libfontconfig1 ;;
    libfreetype.so.6) echo libfreetype6 ;;
    libdbus-1.so.3) echo libdbus-1-3 ;;
    libglib-2.0.so.0 | libgthread-2.0.so.0) echo libglib2.0-0 ;;
    libX11.so.6) echo libx11-6 ;;
    libX11-xcb.so.1) echo libx11-xcb1 ;;
    libxcb.so.1) echo libxcb1 ;;
    libxcb-cursor.so.0) echo libxcb-cursor0 ;;
    libxcb-icccm.so.4) echo libxcb-icccm4 ;;
    libxcb-image.so.0) echo libxcb-image0 ;;
    libxcb-keysyms.so.1) echo libxcb-keysyms1 ;;
    libxcb-randr.so.0) echo libxcb-randr0 ;;
    libxcb-render.so.0) echo libxcb-render0 ;;
    libxcb-render-util.so.0) echo libxcb-render-util0 ;;
    libxcb-shape.so.0) echo libxcb-shape0 ;;
    libxcb-shm.so.0) echo libxcb-shm0 ;;
    libxcb-sync.so.1) echo libxcb-sync1 ;;
    libxcb-util.so.1) echo libxcb-util1 ;;
    libxcb-xfixes.so.0) echo libxcb-xfixes0 ;;
    libxcb-xkb.so.1) echo libxcb-xkb1 ;;
    libz.so.1) echo zlib1g ;;
    libzstd.so.1) echo libzstd1 ;;
    libstdc++.so.6) echo libstdc++6 ;;
    *) return 1 ;;
    esac
}

missing_libraries() {
    qt=$($python -c 'import importlib.util as u; print(u.find_spec("PySide6").submodule_search_locations[0])')/Qt
    for file in "$qt"/lib/libQt6Widgets.so.6 "$qt"/lib/libQt6Svg.so.6 "$qt"/lib/libQt6Network.so.6 \
        "$qt"/plugins/platforms/libqoffscreen.so "$qt"/plugins/platforms/libqxcb.so; do
        ldd "$file" 2>/dev/null
    done | awk '/not found/ { print $1 }' | sort -u
}

has_cjk_font() {
    if command -v fc-list >/dev/null; then
        [ -n "$(fc-list :lang=zh file | head -n 1)" ]
    else
        ls -R /usr/share/fonts /usr/local/share/fonts "$HOME/.fonts" 2>/dev/null |
            grep -qiE 'cjk|wqy|uming|ukai|droidsansfallback|sourcehan'
    fi
}

prepare_system() { # fails when something is still missing
    packages=
    for library in $(missing_libraries); do
        package=$(package_of "$library") || continue
        case " $packages " in *" $package "*) ;; *) packages="$packages $package" ;; esac
    done
    has_cjk_font || packages="$packages fonts-noto-cjk"
    if [ -n "$packages" ]; then
        # shellcheck disable=SC2086 # a list of words
        install $packages || say "going on without them"
    fi
    missing=$(missing_libraries | tr '\n' ' ')
    [ -z "$missing" ] || say "the window may not open; Qt does not find $missing"
    has_cjk_font || say "Chinese text will show as boxes: no font has its characters"
    [ -z "$missing" ] && has_cjk_font
}

if [ "$(uname)" != Linux ] || prepare_system; then
    mark_done system
fi

error=$(QT_QPA_PLATFORM=offscreen $python -c 'import PySide6.QtWidgets' 2>&1) || {
    [ "$purpose" = run ] || die "Qt does not load: $error"
    say "Qt does not load, so there will be no window: $(echo "$error" | tail -n 1)"
}
say "ready: $($python -V) in $venv"

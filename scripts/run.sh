#!/bin/sh
# Start the demo desk: the window where one can be opened, else the same desk in lines of text.
#
#   scripts/run.sh [SECONDS]
set -eu

cd "$(dirname "$0")/.."
python=.venv/bin/python
desk=resources/desk.demo.toml
for_seconds=${1:+--for $1}

in_text() { # WHY
    echo "$1, so the demo desk runs in text. Ctrl-C ends it."
    # shellcheck disable=SC2086 # an option and its value
    exec $python -m terminal watch --desk $desk $for_seconds
}

if [ "$(uname)" = Linux ]; then
    [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-}" ] || in_text "There is no display here"
    # Qt aborts the whole program when it cannot open a window, so another one tries it first.
    $python -c 'from PySide6.QtWidgets import QApplication; QApplication([])' >/dev/null 2>&1 ||
        in_text "Qt cannot open a window here"
fi
# shellcheck disable=SC2086 # an option and its value
exec $python main.py $for_seconds

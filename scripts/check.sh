#!/bin/sh
# Every check, the quick ones first; stops at the first that fails and says which it was.
set -eu

cd "$(dirname "$0")/.."
bin=.venv/bin
export QT_QPA_PLATFORM=offscreen

check() { # NAME COMMAND...
    name=$1
    shift
    printf '\n== %s\n' "$name"
    "$@" || {
        code=$?
        printf '\n*** FAILED: %s (exit %s)\n' "$name" "$code" >&2
        exit "$code"
    }
}

check "lint" $bin/ruff check .
check "formatting" $bin/ruff format --check .
check "types" $bin/mypy
check "import contracts" $bin/lint-imports --no-logo
# Two at a time, a file in one process: most of the end-to-end tests' time is waiting for programs.
check "tests" $bin/python -m pytest -n 2 --dist loadfile "$@"

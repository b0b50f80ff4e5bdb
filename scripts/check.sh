#!/bin/sh
# Every check, the quick ones first; stops at the first that fails and says which it was.
set -eu

cd "$(dirname "$0")/.."
bin=.venv/bin
export QT_QPA_PLATFORM=offscreen
# Hundreds of programs are started: each would compile the whole project, each worker every test.
unset PYTHONDONTWRITEBYTECODE

failed() { # NAME CODE
    printf '\n*** FAILED: %s (exit %s)\n' "$1" "$2" >&2
    exit "$2"
}

check() { # NAME COMMAND...
    name=$1
    shift
    printf '\n== %s\n' "$name"
    "$@" || failed "$name" $?
}

check "lint" $bin/ruff check .
check "formatting" $bin/ruff format --check .
check "import contracts" $bin/lint-imports --no-logo

# The desks of the tests write to disk thousands of times. No test cuts the power, and a process
# that is killed loses no more in memory than on a disk: where there is plenty of it, they are there.
memory=/dev/shm
free=$(df -Pk $memory 2>/dev/null | awk 'NR == 2 { print $4 }')
if [ -w $memory ] && [ "${free:-0}" -gt 4000000 ]; then
    export PYTEST_DEBUG_TEMPROOT="${PYTEST_DEBUG_TEMPROOT:-$memory}"
fi

# Types take half a minute without their cache, and tests often wait for programs: the ones are
# checked beside the others, which go first, and end them if they are wrong.
beside=$(mktemp -d)
trap 'rm -rf "$beside"' EXIT
trap 'exit 130' INT TERM
types() {
    code=0
    nice $bin/mypy >"$beside/types" 2>&1 || code=$?
    echo $code >"$beside/code"
    [ $code = 0 ] || kill -INT "$(cat "$beside/tests")" 2>/dev/null
}
# Two at a time, a file in one process, the long ones first (tests/slow.py).
tests() {
    sh -c 'echo $$ >"$0"; exec "$@"' "$beside/tests" \
        $bin/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder "$@"
}

printf '\n== types, and tests\n'
: >"$beside/tests"
types &
code=0
tests "$@" || code=$?
wait
cat "$beside/types"
read -r typed <"$beside/code"
[ "$typed" = 0 ] || failed "types" "$typed"
[ $code = 0 ] || failed "tests" $code

#!/bin/sh
# Makes the course's own Python environment, .venv, and keeps it as the lock files say.
#
#   sh deploy/install.sh run     what a learner needs      (lock/run.txt)
#   sh deploy/install.sh test    that and what tests need  (lock/test.txt)
#
# Rules: the second run does nothing and needs no network; a run that was cut off is repaired by running it again;
# nothing outside .venv is changed. PYTHON=/some/python chooses the Python to build on.
set -u
cd "$(dirname "$0")/.." || exit 1
wanted=${1:-run}
lock=lock/$wanted.txt
log=.venv/install.log

say() { printf '%s\n' "$*"; }
stop() { printf '\n%s\n' "$*" >&2; exit 1; }

suits() { # is this command a Python the course runs on?
    "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' >/dev/null 2>&1
}

find_python() {
    for candidate in "${PYTHON:-}" python3.13 python3.12 python3.11 python3 python; do
        if [ -n "$candidate" ] && suits "$candidate"; then
            printf '%s' "$candidate"
            return
        fi
    done
}

checksum() { cat "$@" | cksum; }
# The place belongs to the key: an environment that was moved names its old place in its commands.
lock_key="$(checksum "$lock") $PWD"
project_key="$(checksum pyproject.toml) $PWD"
is_done() { [ -f ".venv/$1" ] && [ "$(cat ".venv/$1")" = "$2" ]; }

if [ -x .venv/bin/python ] && is_done "installed-$wanted" "$lock_key" && is_done installed-project "$project_key"; then
    exit 0
fi

create_environment() {
    python=$(find_python)
    [ -n "$python" ] || stop "The course needs Python 3.11, 3.12 or 3.13: install one from your system's package manager or the Python website, then run the same command again."
    "$python" -c 'import venv, ensurepip' >/dev/null 2>&1 ||
        stop "This Python cannot make environments: on Debian or Ubuntu run 'sudo apt-get install python3-venv', then the same command again."
    say "Making the course's own Python environment in .venv ($("$python" --version)) ..."
    rm -rf .venv
    "$python" -m venv .venv || stop "The environment could not be made: see the message above, then run the same command again."
}

# A whole environment has a working Python with pip in this very place, and no install that was cut off half-way.
if [ -f .venv/installing ] || ! suits .venv/bin/python || ! .venv/bin/python -c 'import pip' >/dev/null 2>&1 ||
    ! grep -qF "$PWD/.venv" .venv/bin/pip 2>/dev/null; then
    create_environment
fi

show_progress() { # counts the packages pip is collecting, out of $1
    awk -v total="$1" '
        /^(Collecting|Processing) / { n++; if (n % 20 == 0) { printf "  %d of about %d packages\n", n, total; fflush() } }
        /^Installing collected packages/ { print "  unpacking them"; fflush() }'
}

pip_install() { # runs pip quietly; the whole story goes to the log
    : >.venv/installing
    { .venv/bin/python -m pip install --disable-pip-version-check --no-input --progress-bar off "$@" 2>&1
        echo "exit $?"; } | tee "$log" | show_progress "$(grep -c '==' "$lock")"
    rm -f .venv/installing
    if [ "$(tail -n 1 "$log")" != "exit 0" ]; then
        tail -n 6 "$log" | grep -v '^exit ' >&2
        stop "The installation did not finish. Check the internet connection and run the same command again; $log has the details."
    fi
}

if ! is_done "installed-$wanted" "$lock_key"; then
    say "Installing what the course needs. This happens once and takes one to three minutes ..."
    rm -f .venv/installed-*
    # The lock names everything, so nothing is left to resolve; older pips stumble over extras in hash mode.
    pip_install --no-deps --require-hashes -r "$lock"
    printf '%s' "$lock_key" >".venv/installed-$wanted"
    # The test lock holds everything of the run lock.
    [ "$wanted" = test ] && printf '%s' "$(checksum lock/run.txt) $PWD" >.venv/installed-run
fi
pip_install --no-deps --no-build-isolation --quiet -e .
printf '%s' "$project_key" >.venv/installed-project
say "Ready."

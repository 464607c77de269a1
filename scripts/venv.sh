#!/bin/sh
# Makes a virtual environment: venv.sh PYTHON FOLDER. Says what to install where it cannot.
set -eu
python=$1
venv=$2

if ! command -v "$python" >/dev/null; then
    echo "armsledger needs Python 3.11 or later, and there is no \`$python\`:" \
        "apt-get install python3 python3-venv, or make PYTHON=/path/to/python" >&2
    exit 1
fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "armsledger needs Python 3.11 or later; $python is $("$python" --version 2>&1):" \
        "name a later one, for example make PYTHON=python3.12" >&2
    exit 1
fi
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        apt-get update -qq && apt-get install -y -qq --no-install-recommends python3-venv || true
    fi
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        echo "$python lacks the module venv: apt-get install python3-venv" >&2
        exit 1
    fi
fi
# Over an environment of another Python, pip would go on with the old one.
if ! "$venv/bin/python" -m pip --version >/dev/null 2>&1; then
    "$python" -m venv --clear "$venv"
fi

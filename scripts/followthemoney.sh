#!/bin/sh
# Builds build/ftm-venv with the FollowTheMoney library, by which the tests validate that export:
# followthemoney.sh PYTHON. It compiles against ICU, which is installed where that is easy.
set -eu
python=$1
venv=build/ftm-venv
wanted=tests/export/followthemoney.txt

if [ -e $venv/.ready ] && [ ! $wanted -nt $venv/.ready ]; then
    exit 0
fi
skip() {
    echo "no FollowTheMoney library here: its tests will be skipped" \
        "(apt-get install libicu-dev g++ pkg-config python3-dev, then make test)"
    exit 0
}
can_build() {
    command -v g++ >/dev/null && command -v pkg-config >/dev/null && pkg-config --exists icu-i18n
}

if ! can_build; then
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
        skip
    fi
    echo "installing what the FollowTheMoney library needs for the tests"
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
        --no-install-recommends libicu-dev g++ pkg-config python3-dev >/dev/null || skip
fi
mkdir -p build
sh scripts/venv.sh "$python" $venv
$venv/bin/python -m pip --disable-pip-version-check --quiet install \
    --require-hashes -r $wanted || skip
touch $venv/.ready

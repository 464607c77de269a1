#!/bin/sh
# Installs Chromium where that is easy; the tests of pages open them in it.
set -eu
if ! command -v chromium >/dev/null && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "installing Chromium for the tests"
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends chromium >/dev/null || true
fi
if ! command -v chromium >/dev/null; then
    echo "no Chromium here: the tests of pages will be skipped (apt-get install chromium)"
fi

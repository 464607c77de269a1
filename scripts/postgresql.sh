#!/bin/sh
# Installs a PostgreSQL server where that is easy; the tests start one of their own from it.
set -eu
found() {
    command -v initdb >/dev/null 2>&1 || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1
}

if found; then
    exit 0
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "installing a PostgreSQL server for the tests"
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends postgresql >/dev/null || true
fi
if ! found; then
    echo "no PostgreSQL server here: its tests will be skipped (apt-get install postgresql)"
fi

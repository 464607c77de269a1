#!/bin/sh
# Reads the examples into a new ledger under build/, lists the deals and opens one of them.
# demo.sh BIN: BIN is the folder of `armsledger` and `python`.
set -eu
armsledger=$1/armsledger
python=$1/python
ledger=build/demo.db
mkdir -p build
# A ledger is one file, with its journal and its reports' original bytes beside it.
rm -rf build/demo.db*

say() {
    printf '\n$ %s\n' "$*"
}

say "armsledger add examples/ --ledger $ledger"
"$armsledger" add examples/ --ledger "$ledger"

say "armsledger deals --ledger $ledger"
"$armsledger" deals --ledger "$ledger"

# The deal with the most origins behind it, or the first of them.
deal=$("$armsledger" deals --json --ledger "$ledger" | "$python" -c '
import json, sys
deals = [json.loads(line) for line in sys.stdin]
print(max(deals, key=lambda deal: deal["origins"])["id"] if deals else "")')
if [ -z "$deal" ]; then
    echo "no deals were found in examples/" >&2
    exit 1
fi
say "armsledger deal $deal --ledger $ledger"
"$armsledger" deal "$deal" --ledger "$ledger"

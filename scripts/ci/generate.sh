#!/bin/sh
# Says in any CI system whether the committed client is the one that this version of the contract makes.
# Without --check the same command writes it.
set -eu
if [ $# -ne 2 ]; then
  echo 'usage: generate.sh VERSION OUT_DIR' >&2
  exit 2
fi
export npm_config_ignore_scripts=true
exec npx --yes "idaas-password@$1" generate --language typescript --out "$2" --check

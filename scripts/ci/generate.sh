#!/bin/sh
# Says in any CI system whether the committed client is the one that this version of the contract makes.
# Without --check the same command writes it.
# Ends with the command's exit code: 0 up to date, 1 stale, 2 wrong arguments, or npm failed.
set -eu
if [ $# -ne 2 ]; then
  echo 'usage: generate.sh VERSION OUT_DIR' >&2
  exit 2
fi
version=$1 out=$2
if ! printf %s "$version" | tr '\n' ' ' | grep -Eqx '[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?'; then
  echo "generate.sh: $version is not an exact version; use one like 1.2.3" >&2
  exit 2
fi
folder=$(mktemp -d)
if ! npm install --prefix "$folder" --ignore-scripts --no-audit --no-fund "idaas-password@$version" >&2; then
  echo "generate.sh: npm could not install idaas-password $version" >&2
  exit 2
fi
exec "$folder/node_modules/.bin/idaas-password" generate --language typescript --out "$out" --check

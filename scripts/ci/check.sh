#!/bin/sh
# Checks a deployment in any CI system. The secrets that the profile names come from the environment.
# Give the system REPORT_DIR/junit.xml for its view of tests, and keep the folder as an artifact.
# Ends with the check's exit code: 0 no violation, 1 findings, 2 inconclusive, 3 refused as unsafe, 4 environment or usage.
set -eu
if [ $# -lt 3 ]; then
  echo 'usage: check.sh VERSION PROFILE REPORT_DIR [MORE ARGUMENTS OF check]' >&2
  exit 4
fi
version=$1 profile=$2 report=$3
shift 3
if ! printf %s "$version" | tr '\n' ' ' | grep -Eqx '[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?'; then
  echo "check.sh: $version is not an exact version; use one like 1.2.3" >&2
  exit 4
fi
folder=$(mktemp -d)
# No package's script runs beside the secrets.
if ! npm install --prefix "$folder" --ignore-scripts --no-audit --no-fund "idaas-password@$version" >&2; then
  echo "check.sh: npm could not install idaas-password $version" >&2
  exit 4
fi
exec "$folder/node_modules/.bin/idaas-password" check --profile "$profile" --report "$report" "$@"

#!/bin/sh
# Checks a deployment in any CI system. The secrets that the profile names come from the environment.
# Give the system REPORT_DIR/junit.xml for its view of tests, and keep the folder as an artifact.
# Ends with the check's exit code: 0 verified, 1 findings, 2 inconclusive, 3 refused as unsafe, 4 environment.
set -eu
if [ $# -ne 3 ]; then
  echo 'usage: check.sh VERSION PROFILE REPORT_DIR' >&2
  exit 4
fi
# No package's script sees the secrets.
export npm_config_ignore_scripts=true
exec npx --yes "idaas-password@$1" check --profile "$2" --report "$3"

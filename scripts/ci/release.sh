#!/usr/bin/env bash
# Whether the tag that is being released names the version of package.json, and the version is large enough for what
# changed since the last one. TAG is the tag, such as v1.2.3; on GitHub it is known.
set -euo pipefail
cd "$(dirname "$0")/../.."
tag=${TAG:-${GITHUB_REF_NAME:?give the tag in TAG}}
version=$(node --print 'require("./package.json").version')
if [ "$tag" != "v$version" ]; then
  echo "The tag $tag is not the version $version of package.json; tag v$version" >&2
  exit 1
fi
last=$(git tag --list 'v*' --sort=-version:refname | grep --invert-match --line-regexp "$tag" | head -n 1 || true)
if [ -z "$last" ]; then
  echo "$tag is the first release; there is nothing to compare it with"
  exit 0
fi
npm run --silent diff -- "$last"

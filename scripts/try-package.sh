#!/usr/bin/env bash
# Installs the packed tarball into an empty folder, cuts the network off, and makes, builds, checks and verifies a project.
set -euo pipefail
tarball=$PWD/.briefwright/package/briefwright.tgz
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent "$tarball"

# Some systems let only the superuser do so; the commands themselves then run as the present user.
cut_off=(unshare --user --map-root-user --net)
"${cut_off[@]}" true 2>/dev/null ||
  cut_off=(sudo -n unshare --net sudo -n -u "$(id -un)" env "PATH=$PATH")
"${cut_off[@]}" true 2>/dev/null || { echo 'the network stays on: unshare is not permitted here'; cut_off=(); }
run() { ${cut_off[@]+"${cut_off[@]}"} "$folder/node_modules/.bin/briefwright" "$@"; }

run new project --quiet
cd project
run build
run check
run verify output/training/cover.pdf --project .

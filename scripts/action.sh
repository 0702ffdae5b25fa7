#!/usr/bin/env bash
# What the composite action runs. Takes HOME_OF_ACTION, FOLDER, COMMAND and JUNIT from the environment.
set -euo pipefail
program=$HOME_OF_ACTION/dist/cli.cjs
# An empty list counts as unset in the Bash of macOS, hence the + below.
options=()
[ -z "$JUNIT" ] || options=(--junit "$JUNIT")
status=0

case $COMMAND in
  check) node "$program" check "$FOLDER" ${options[@]+"${options[@]}"} || status=$? ;;
  build) node "$program" build "$FOLDER" ${options[@]+"${options[@]}"} || status=$? ;;
  check-and-build)
    node "$program" check "$FOLDER" ${options[@]+"${options[@]}"} || status=$?
    # With errors in the input there is nothing to build; stale outputs are written afresh.
    if [ "$status" -eq 0 ] || [ "$status" -eq 3 ]; then node "$program" build "$FOLDER" || status=$?; fi
    ;;
  *)
    echo "::error::command takes check, build or check-and-build, not \"$COMMAND\""
    status=2
    ;;
esac

if [ "$status" -eq 3 ]; then stale=true; else stale=false; fi
echo "stale=$stale" >>"$GITHUB_OUTPUT"
exit "$status"

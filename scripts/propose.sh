#!/usr/bin/env bash
# Commits what a build changed under output/ to a branch, and opens a pull request with the readable difference.
# Needs GH_TOKEN for gh, and BASE, the branch to propose to.
set -euo pipefail
branch=briefwright/regenerate

git add --all output
if git diff --cached --quiet; then
  echo 'nothing has changed'
  exit 0
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
body=$work/body.md
# A chart or a PDF is no help to a reader.
git diff --cached --no-color -- '*.md' >"$work/difference"
git diff --cached --name-status >"$work/names"
{
  echo 'A build writes these outputs differently from what is committed.'
  echo 'Read the difference, and merge it if it is what the data say.'
  echo
  echo '~~~~~~~~diff'
  # GitHub takes 65,536 characters, and the cut may fall within a letter.
  head -c 50000 "$work/difference" | iconv -f utf-8 -t utf-8 -c || true
  echo
  echo '~~~~~~~~'
  echo
  echo 'Files that differ:'
  echo
  head -n 200 "$work/names" | sed 's/^/    /'
} >"$body"

git -c user.name='github-actions[bot]' \
  -c user.email='41898282+github-actions[bot]@users.noreply.github.com' \
  commit --quiet --message 'Regenerate the briefings'
git push --quiet --force origin "HEAD:refs/heads/$branch"

if [ "$(gh pr list --head "$branch" --base "$BASE" --state open --json number --jq length)" -gt 0 ]; then
  gh pr edit "$branch" --body-file "$body"
else
  gh pr create --base "$BASE" --head "$branch" --title 'Regenerate the briefings' --body-file "$body"
fi

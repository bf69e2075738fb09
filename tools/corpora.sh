#!/bin/sh
# The veraPDF corpora of PDF/UA-1 and PDF/A-2b: files that each keep a standard or break
# one clause of it. They are not part of this project and none of them is kept here.
#
#   tools/corpora.sh test FOLDER    hold the judge to the files below FOLDER, a copy of
#                                   github.com/veraPDF/veraPDF-corpus, and to the tables
#                                   in layout/preflight/testdata/corpora
#   tools/corpora.sh table FOLDER   write those tables anew: names and verdicts alone
set -eu

command=${1:-} folder=${2:?a folder with the corpora}
for f in PDF_UA-1 PDF_A-2b; do
  [ -d "$folder/$f" ] || { echo "corpora: no folder $f in $folder" >&2; exit 1; }
done
folder=$(cd "$folder" && pwd)
cd "$(dirname "$0")/.."

case $command in
  test) PRESS_CORPORA=$folder go test ./layout/preflight -run '^TestCorpora$' -count=1 -v ;;
  table) PRESS_CORPORA=$folder go test ./layout/preflight -run '^TestCorpora$' -count=1 -update ;;
  *) echo 'corpora: test or table' >&2; exit 2 ;;
esac

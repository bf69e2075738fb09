#!/bin/sh
# Looks for known faults in what the program calls, its modules' and Go's own.
# One that can be reached fails; a database that cannot be reached is said and
# is no failure, for whoever works without a network. GOVULNDB names another
# database than Go's.
set -u
cd "$(dirname "$0")/.."

cache=${PRESS_TOOLS:-${XDG_CACHE_HOME:-${HOME:?}/.cache}/secnumcloud-press}
tool=$(command -v govulncheck || echo "$cache/govulncheck")
if [ ! -x "$tool" ]; then
  echo 'govulncheck: not installed, skipped (make tools installs it)'
  test -z "${CI:-}"
  exit
fi

out=$("$tool" ${GOVULNDB:+-db "$GOVULNDB"} ./cmd/... 2>&1)
code=$?
case $code,$out in
  0,*) echo 'govulncheck: no known fault can be reached' ;;
  1,*'fetching vulnerabilities:'*) echo 'govulncheck: NOT TRIED, its database is out of reach' ;;
  *) echo "$out"; echo "govulncheck: exit code $code"; exit 1 ;;
esac

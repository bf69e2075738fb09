#!/bin/sh
# veraPDF, the reference validator of PDF/A and PDF/UA, as one Java archive.
#
#   tools/verapdf.sh install        fetch it with Maven into the cache, once
#   tools/verapdf.sh where          print the archive's path; fails when it is not there
#   tools/verapdf.sh check FOLDER   judge the built files below it: files for the screen as
#                                   PDF/UA-1 and PDF/A-2a, archives as PDF/UA-1 and
#                                   PDF/A-3a, files in PDF 2.0 as PDF/UA-2 and PDF/A-4,
#                                   files for print and booklets as PDF/A-2b
#   tools/verapdf.sh ARGUMENTS      run it, for example: -f ua1 --format text FILE.pdf
#
# The version is pinned, and so are the archive's bytes. The cache is
# PRESS_TOOLS, else the user's own: XDG_CACHE_HOME, else ~/.cache.
set -eu

version=1.28.2
sum=687d4d8bcfec48c9f7e931cf78ed061f1eeccfba55d4cdc000ba9b4d8aa46ce6
cache=${PRESS_TOOLS:-${XDG_CACHE_HOME:-${HOME:?}/.cache}/secnumcloud-press}
jar=$cache/greenfield-apps-$version.jar

whole() { [ -f "$1" ] && printf '%s  %s\n' "$sum" "$1" | sha256sum -c --status -; }

install() {
  whole "$jar" && return 0
  command -v java >/dev/null 2>&1 || { echo 'verapdf: java is not installed' >&2; return 1; }
  command -v mvn >/dev/null 2>&1 || { echo 'verapdf: mvn is not installed' >&2; return 1; }
  mkdir -p "$cache"
  mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy \
    -Dartifact=org.verapdf.apps:greenfield-apps:$version -DoutputDirectory="$cache" >"$cache/install.log" 2>&1 \
    || { cat "$cache/install.log" >&2; return 1; }
  whole "$jar" || { echo "verapdf: $jar is not the archive of version $version" >&2; rm -f "$jar"; return 1; }
}

verapdf() { java -Djava.awt.headless=true -cp "$jar" org.verapdf.apps.GreenfieldCliWrapper "$@"; }

# judge FLAVOUR FILE...: one start of the validator for all files of a kind.
judge() {
  flavour=$1; shift
  [ -f "${1:-}" ] || return 0
  verapdf -f "$flavour" --format text -v "$@" >"$out" 2>&1 || true
  cat "$out"
  [ "$(grep -c '^PASS ' "$out")" = "$#" ]
}

# named FOLDER KIND...: the files of some kinds below a folder.
named() {
  below=$1; shift
  for kind; do find "$below" -name "*-$kind.pdf"; done | sort
}

check() {
  [ -f "$jar" ] || { echo 'verapdf: not installed, nothing is checked (make tools)' >&2; return 127; }
  [ -n "$(named "$1" screen month archive screen2 print booklet)" ] || { echo "verapdf: no files in $1" >&2; return 1; }
  out=$(mktemp); trap 'rm -f "$out"' EXIT; bad=0
  judge ua1 $(named "$1" screen month archive) || bad=1
  judge 2a $(named "$1" screen month) || bad=1
  judge 3a $(named "$1" archive) || bad=1
  judge ua2 $(named "$1" screen2) || bad=1
  judge 4 $(named "$1" screen2) || bad=1
  judge 2b $(named "$1" print booklet) || bad=1
  return $bad
}

case ${1:-} in
  check) check "${2:?a folder}" ;;
  install) install && echo "verapdf: $jar" ;;
  where) whole "$jar" && command -v java >/dev/null 2>&1 && echo "$jar" ;;
  *) [ -f "$jar" ] || { echo 'verapdf: not installed (make tools)' >&2; exit 127; }
     verapdf "$@" ;;
esac

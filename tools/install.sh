#!/bin/sh
# Installs what the checks use and the press itself does not need: readers of
# PDF, those of browsers among them, and validators, emulators of other
# processors, the linter, the finders of dead code and of known faults, the
# writer of parts lists. Debian packages need root or sudo; a tool that cannot be
# installed is named, and its checks say "skipped".
set -u
cd "$(dirname "$0")/.."
missing=''

sudo=''
[ "$(id -u)" = 0 ] || sudo='sudo -n'

need=''
for pair in git:git qpdf:qpdf strace:strace pdftoppm:poppler-utils mutool:mupdf-tools gs:ghostscript qemu-aarch64-static:qemu-user-static node:nodejs npm:npm python3:python3 pip3:python3-pip; do
  command -v "${pair%%:*}" >/dev/null 2>&1 || need="$need ${pair##*:}"
done
command -v java >/dev/null 2>&1 || need="$need openjdk-17-jre-headless"
command -v mvn >/dev/null 2>&1 || need="$need maven"
if [ -n "$need" ]; then
  if command -v apt-get >/dev/null 2>&1; then
    $sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends $need >/dev/null \
      || missing="$missing$need"
  else
    missing="$missing$need"
  fi
fi

if [ -f tools/verapdf.sh ]; then
  sh tools/verapdf.sh install || missing="$missing verapdf"
fi

cache=${PRESS_TOOLS:-${XDG_CACHE_HOME:-${HOME:?}/.cache}/secnumcloud-press}

# The readers that browsers are built on: pdf.js, and PDFium with its bindings.
mkdir -p "$cache"
if [ ! -f "$cache/pdfjs-dist/package/legacy/build/pdf.mjs" ]; then
  (cd "$cache" && rm -rf pdfjs-dist && mkdir pdfjs-dist && npm pack --silent --pack-destination pdfjs-dist pdfjs-dist@5.6.205 >/dev/null \
    && tar -xzf pdfjs-dist/*.tgz -C pdfjs-dist && rm pdfjs-dist/*.tgz) || missing="$missing pdf.js"
fi
[ -d "$cache/pypdfium2" ] || pip3 install -q --target "$cache/pypdfium2" pypdfium2==5.15.2 2>/dev/null || missing="$missing pypdfium2"

# What looks at the web edition: Chromium, driven by puppeteer, with the rules of axe;
# two validators of HTML.
if ! command -v chromium >/dev/null 2>&1 && command -v apt-get >/dev/null 2>&1; then
  DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends chromium >/dev/null || missing="$missing chromium"
fi
if [ ! -d "$cache/browser/node_modules/vnu-jar" ]; then
  (mkdir -p "$cache/browser" && cd "$cache/browser" \
    && npm install --silent --no-save puppeteer-core@24.43.1 axe-core@4.14.1 html-validate@10.17.0 vnu-jar@26.9.27 >/dev/null) \
    || missing="$missing axe-core"
fi

# program NAME PACKAGE@VERSION: a Go program, from its source, unless it is there
# in that version.
programs=''
program() {
  programs="$programs $1"
  if command -v "$1" >/dev/null 2>&1; then return; fi
  if go version -m "$cache/$1" 2>/dev/null | grep -qF "	${2##*@}	"; then return; fi
  mkdir -p "$cache"
  GOFLAGS= GOBIN="$cache" go install "$2" || missing="$missing $1"
}

program golangci-lint github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0
program deadcode golang.org/x/tools/cmd/deadcode@v0.52.0
program govulncheck golang.org/x/vuln/cmd/govulncheck@v1.9.0
program cyclonedx-gomod github.com/CycloneDX/cyclonedx-gomod/cmd/cyclonedx-gomod@v1.10.0

for t in qpdf strace pdftoppm mutool gs java qemu-aarch64-static qemu-riscv64-static node python3 $programs; do
  if command -v "$t" >/dev/null 2>&1; then echo "$t: $(command -v "$t")"
  elif [ -x "$cache/$t" ]; then echo "$t: $cache/$t"
  else echo "$t: missing, its checks will be skipped"; fi
done
if [ -n "$missing" ]; then
  echo "not installed:$missing" >&2
  exit 1
fi

#!/bin/sh
# Records the advances HarfBuzz gives the lines of pairs.txt in each face:
# advances.txt, a line per face and line of text. pairs.txt holds every ordered
# pair of the letters of French and English, and of their signs with the letters
# that kern. Needs hb-shape (Debian
# libharfbuzz-bin; recorded with HarfBuzz 6.0.0). Tests read the record.
set -eu
cd "$(dirname "$0")"
features=kern,-liga,-clig,-calt,-dlig,-ccmp,-locl,-rlig
: >advances.txt
for font in ../source-*/*.ttf; do
	echo "# ${font#../}" >>advances.txt
	hb-shape --no-glyph-names --no-clusters --features="$features" --text-file=pairs.txt "$font" |
		sed 's/[]|[]/ /g; s/[0-9]*\(@[-0-9]*,[-0-9]*\)\{0,1\}+\(-\{0,1\}[0-9]*\)/\2/g; s/^ *//; s/ *$//' >>advances.txt
done

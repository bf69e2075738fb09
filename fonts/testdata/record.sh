#!/bin/sh
# Records the glyphs and advances that HarfBuzz gives, with its default features
# and those of features.txt: advances.txt.gz, a line for each face and line of
# text: a hash of the glyphs, then the advances. pairs.txt holds every ordered
# pair of the letters of French and English, and of their signs with the letters
# that kern; features.txt the same of figures, capitals, small capitals and
# superiors under the feature that a line begins with, and words with ligatures.
# Needs hb-shape (Debian libharfbuzz-bin; recorded with HarfBuzz 6.0.0) and awk.
# Tests read the record.
set -eu
cd "$(dirname "$0")"
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
shape() { # features, file of text, font
	hb-shape --no-glyph-names --no-clusters --language=fr --features="$1" --text-file="$2" "$3" | tr -d '[]'
}
features=$(cut -f1 features.txt | sort -u)
for font in ../source-*/*.ttf; do
	echo "# ${font#../}"
	shape liga pairs.txt "$font"
	for f in $features; do
		grep "^$f	" features.txt | cut -f2 >"$tmp/text"
		shape "$f" "$tmp/text" "$font"
	done
done | awk '
# A glyph is id+advance, or id@x,y+advance; the hash is over the ids, each times
# 31 more, modulo 2^31 - 1.
/^#/ { print; next }
{
	n = split($0, g, "|"); hash = 0; line = ""
	for (i = 1; i <= n; i++) {
		split(g[i], p, "+"); split(p[1], id, "@")
		hash = (hash * 31 + id[1]) % 2147483647
		line = line " " p[2]
	}
	print hash line
}' | gzip -9n >advances.txt.gz

#!/bin/sh
# Records how LuaLaTeX sets fr.txt and en.txt with the ligatures and figures that
# the press sets them with, plain (mode 0) and with microtype (1), and the same
# two without a tolerance and without emergency stretch (2, 3), where TeX looks
# at every line there can be, as the press does: lines.tex.txt. None divides a word
# with a capital, which may be a name, as the press does not. In the body's
# size, at four measures. Needs texlive-luatex, texlive-lang-french,
# texlive-lang-english, texlive-latex-recommended and texlive-fonts-recommended;
# recorded with LuaHBTeX 1.15.0 (TeX Live 2022). Tests read the record and need
# no TeX.
set -eu
cd "$(dirname "$0")"
fonts=../../../fonts/source-serif-4
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cp ref.tex ref.lua fr.txt en.txt "$fonts/SourceSerif4_400Regular.ttf" "$tmp"
export REF_FONT=SourceSerif4_400Regular.ttf REF_OUT=out.txt
: >"$tmp/all.txt"
for REF_LANG in fr en; do
	for REF_MODE in 0 1 2 3; do
		for REF_MM in 60 70.5 80 120; do
			export REF_LANG REF_MODE REF_MM
			(cd "$tmp" && lualatex -interaction=batchmode ref.tex >/dev/null)
			echo "# $REF_LANG $REF_MODE $REF_MM" >>"$tmp/all.txt"
			cat "$tmp/out.txt" >>"$tmp/all.txt"
		done
	done
done
mv "$tmp/all.txt" lines.tex.txt

package fonts

import (
	"encoding/binary"
	"maps"
	"slices"

	"golang.org/x/image/font/sfnt"
)

// substitutions is what of a font's GSUB table this package applies (OpenType
// 1.9.1, GSUB): single substitutions of some features, in the order of their
// lookups, and the ligatures of liga.
type substitutions struct {
	single    map[string]map[sfnt.GlyphIndex]sfnt.GlyphIndex
	ligatures map[sfnt.GlyphIndex][]ligature // by their first glyph, in the font's order
}

// ligature is one glyph for several.
type ligature struct {
	rest []sfnt.GlyphIndex // after the first
	to   sfnt.GlyphIndex
}

// Types of lookups.
const (
	singleLookup    = 1
	ligatureLookup  = 4
	extensionLookup = 7
)

// most is how many parts of one kind a table may have: a damaged one can claim
// any number.
const most = 1 << 9

// words reads a table of big-endian numbers. Reading beyond its end gives 0, so
// that a damaged table yields fewer substitutions and never a fault.
type words []byte

func (w words) at(i int) int {
	if i < 0 || i+2 > len(w) {
		return 0
	}
	return int(binary.BigEndian.Uint16(w[i:]))
}

// long is the number of four bytes at i.
func (w words) long(i int) int { return w.at(i)<<16 | w.at(i+2) }

// from is the table that begins at i.
func (w words) from(i int) words {
	if i <= 0 || i > len(w) {
		return nil
	}
	return w[i:]
}

// substitutionsOf reads a GSUB table for a Latin text of no language system of
// its own, which is what French and English are in the faces shipped.
func substitutionsOf(gsub []byte, singles ...string) substitutions {
	s := substitutions{single: map[string]map[sfnt.GlyphIndex]sfnt.GlyphIndex{}, ligatures: map[sfnt.GlyphIndex][]ligature{}}
	t := words(gsub)
	lookups := t.from(t.at(8))
	for tag, at := range t.features() {
		slices.Sort(at)
		for _, i := range slices.Compact(at) {
			own := map[sfnt.GlyphIndex]sfnt.GlyphIndex{}
			for kind, sub := range lookups.subtables(i) {
				switch {
				case tag == "liga" && kind == ligatureLookup:
					sub.ligate(s.ligatures)
				case kind == singleLookup && slices.Contains(singles, tag):
					sub.replace(own)
				}
			}
			if len(own) > 0 {
				s.single[tag] = behind(s.single[tag], own)
			}
		}
	}
	return s
}

// behind applies a lookup to what those before it gave.
func behind(before, own map[sfnt.GlyphIndex]sfnt.GlyphIndex) map[sfnt.GlyphIndex]sfnt.GlyphIndex {
	for from, g := range before {
		if next, ok := own[g]; ok {
			before[from] = next
		}
	}
	out := maps.Clone(own)
	maps.Copy(out, before)
	return out
}

// features are the lookups of each feature of the Latin script, or of the
// default one.
func (w words) features() map[string][]int {
	scripts, list := w.from(w.at(4)), w.from(w.at(6))
	var script words
	for i := range scripts.at(0) {
		record := scripts.from(2 + 6*i)
		if len(record) < 6 {
			break
		}
		if tag := string(record[:4]); tag == "latn" || tag == "DFLT" && script == nil {
			script = scripts.from(record.at(4))
		}
	}
	out := map[string][]int{}
	system := script.from(script.at(0))
	for i := range min(system.at(4), most) {
		record := list.from(2 + 6*system.at(6+2*i))
		if len(record) < 6 {
			continue
		}
		feature := list.from(record.at(4))
		for k := range min(feature.at(2), most) {
			out[string(record[:4])] = append(out[string(record[:4])], feature.at(4+2*k))
		}
	}
	return out
}

// subtables are the tables of lookup i with their types, extensions resolved.
func (w words) subtables(i int) func(yield func(int, words) bool) {
	return func(yield func(int, words) bool) {
		if i >= w.at(0) {
			return
		}
		lookup := w.from(w.at(2 + 2*i))
		for k := range min(lookup.at(4), most) {
			kind, sub := lookup.at(0), lookup.from(lookup.at(6+2*k))
			if kind == extensionLookup {
				kind, sub = sub.at(2), sub.from(sub.long(4))
			}
			if !yield(kind, sub) {
				return
			}
		}
	}
}

// covered are the glyphs of a coverage table, in order.
func (w words) covered() []sfnt.GlyphIndex {
	var out []sfnt.GlyphIndex
	switch n := w.at(2); w.at(0) {
	case 1:
		for i := range min(n, len(w)/2) {
			out = append(out, sfnt.GlyphIndex(w.at(4+2*i)))
		}
	case 2:
		for i := range min(n, len(w)/6) {
			for g := w.at(4 + 6*i); g <= w.at(6+6*i) && len(out) < 1<<16; g++ {
				out = append(out, sfnt.GlyphIndex(g))
			}
		}
	}
	return out
}

// replace adds a table of single substitutions. A glyph that a table before it
// in the lookup covers is not replaced again.
func (w words) replace(to map[sfnt.GlyphIndex]sfnt.GlyphIndex) {
	for i, g := range w.from(w.at(2)).covered() {
		if _, had := to[g]; had {
			continue
		}
		switch w.at(0) {
		case 1:
			to[g] = g + sfnt.GlyphIndex(w.at(4))
		case 2:
			if i < w.at(4) {
				to[g] = sfnt.GlyphIndex(w.at(6 + 2*i))
			}
		}
	}
}

// ligate adds a table of ligatures.
func (w words) ligate(to map[sfnt.GlyphIndex][]ligature) {
	for i, first := range w.from(w.at(2)).covered() {
		set := w.from(w.at(6 + 2*i))
		if i >= w.at(4) {
			return
		}
		for k := range min(set.at(0), most) {
			l := set.from(set.at(2 + 2*k))
			out := ligature{to: sfnt.GlyphIndex(l.at(0))}
			for c := 1; c < min(l.at(2), mostLigated); c++ {
				out.rest = append(out.rest, sfnt.GlyphIndex(l.at(2+2*c)))
			}
			if len(out.rest) > 0 && out.to != 0 && l.at(2) <= mostLigated {
				to[first] = append(to[first], out)
			}
		}
	}
}

// mostLigated is how many letters a ligature may stand for.
const mostLigated = 4

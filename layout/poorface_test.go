package layout_test

import (
	"encoding/binary"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/image/font/sfnt"

	"github.com/secnumcloud-observatory/press/fonts"
	"github.com/secnumcloud-observatory/press/layout"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
)

// lacked is what a text face of another publisher may not draw: the letters of
// ordinals, the narrow space of French and the minus.
func lacked() []rune { return []rune{'ᵉ', 'ʳ', 'ˢ', 'ᵗ', 'ⁿ', 'ᵈ', 'ʰ', '\u202F', '−'} }

// poor is a font file without those characters, without the forms of its letters, and
// with the table OS/2 in its version 0, which tells no height of letters (OpenType 1.9,
// OS/2: 78 bytes, up to usWinDescent).
func poor(t testing.TB, data []byte) []byte {
	t.Helper()
	const firstHeights = 78
	font, err := sfnt.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	tables, tags := map[string][]byte{}, []string{}
	for i := range int(binary.BigEndian.Uint16(data[4:])) {
		entry := data[12+16*i:]
		tag, at, n := string(entry[:4]), binary.BigEndian.Uint32(entry[8:]), binary.BigEndian.Uint32(entry[12:])
		if tag == "GSUB" || tag == "DSIG" {
			continue
		}
		tags, tables[tag] = append(tags, tag), slices.Clone(data[at:at+n])
	}
	tables["OS/2"] = tables["OS/2"][:firstHeights]
	binary.BigEndian.PutUint16(tables["OS/2"], 0)
	tables["cmap"] = mapping(t, font)
	slices.Sort(tags)
	out := slices.Clone(data[:4])
	out = binary.BigEndian.AppendUint16(out, uint16(len(tags)))
	out = append(out, data[6:12]...) // hints for a search that nobody makes
	at := 12 + 16*len(tags)
	var body []byte
	for _, tag := range tags {
		raw := tables[tag]
		out = append(out, tag...)
		padded := append(slices.Clone(raw), make([]byte, (4-len(raw)%4)%4)...)
		sum := uint32(0)
		for i := 0; i < len(padded); i += 4 {
			sum += binary.BigEndian.Uint32(padded[i:])
		}
		for _, n := range []uint32{sum, uint32(at + len(body)), uint32(len(raw))} {
			out = binary.BigEndian.AppendUint32(out, n)
		}
		body = append(body, padded...)
	}
	return append(out, body...)
}

// mapping is the table cmap of a font without the characters that are lacked: one
// subtable of format 12 for all of Unicode (OpenType 1.9, cmap), a group a character.
func mapping(t testing.TB, font *sfnt.Font) []byte {
	t.Helper()
	var b sfnt.Buffer
	var groups []byte
	n := uint32(0)
	for r := rune(' '); r < 0x20000; r++ {
		g, err := font.GlyphIndex(&b, r)
		if err != nil {
			t.Fatal(err)
		}
		if g == 0 || slices.Contains(lacked(), r) {
			continue
		}
		for _, v := range []uint32{uint32(r), uint32(r), uint32(g)} {
			groups = binary.BigEndian.AppendUint32(groups, v)
		}
		n++
	}
	out := []byte{0, 0, 0, 1, 0, 3, 0, 10, 0, 0, 0, 12, 0, 12, 0, 0}
	for _, v := range []uint32{uint32(16 + len(groups)), 0, n} {
		out = binary.BigEndian.AppendUint32(out, v)
	}
	return append(out, groups...)
}

// poorFaces is the names of the theme's faces but that of code, and the files they are
// made of.
func poorFaces() map[string]string {
	out := map[string]string{"serif-display": "-display/SourceSerif4Display-Light", "serif-display-regular": "-display/SourceSerif4Display-Regular",
		"serif-display-italic": "-display/SourceSerif4Display-LightIt"}
	for name, cut := range map[string]string{"serif": "400Regular", "serif-italic": "400Regular_Italic", "serif-semibold": "600SemiBold",
		"serif-semibold-italic": "600SemiBold_Italic", "serif-light": "300Light"} {
		out[name] = "/SourceSerif4_" + cut
	}
	for name, file := range out {
		out[name] = "source-serif-4" + file + ".ttf"
	}
	for name, cut := range map[string]string{"sans": "400Regular", "sans-italic": "400Regular_Italic", "sans-semibold": "600SemiBold",
		"sans-semibold-italic": "600SemiBold_Italic", "sans-bold": "700Bold", "sans-black": "900Black"} {
		out[name] = "source-sans-3/SourceSans3_" + cut + ".ttf"
	}
	return out
}

// Faces that lack the letters of ordinals, the narrow space and the minus, and that tell
// no heights, set every edition in French: what they lack is drawn plain, and heights are
// those of their letters.
func TestAFaceThatLacksWhatTheRulesAskFor(t *testing.T) {
	terms, err := os.ReadFile("../fonts/source-sans-3/OFL.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, month := range []string{"2026-01", "2026-04", "specimen"} {
		t.Run(month, func(t *testing.T) {
			f := monolingual(folder(t), "fr")
			lines := "faces:\n"
			for _, name := range slices.Sorted(maps.Keys(poorFaces())) {
				raw, err := fs.ReadFile(fonts.Files(), poorFaces()[name])
				if err != nil {
					t.Fatal(err)
				}
				own := "fonts/" + name + ".ttf"
				f[own] = &fstest.MapFile{Data: poor(t, raw)}
				lines += "  - {name: " + name + ", file: " + own + ", licence: fonts/OFL.txt}\n"
			}
			f["fonts/OFL.txt"] = &fstest.MapFile{Data: terms}
			change(t, f, "theme.yaml", "swatches:\n", lines+"swatches:\n")
			change(t, f, "register/offers.yaml", "until: 2026-12-29", "until: 2026-12-01")
			r := buildIn(t, f, layout.Order{Month: month, Langs: []string{"fr"}, Profiles: layout.Profiles()[:1]})
			told := map[diag.Code]bool{}
			for _, is := range result(t, month).Issues {
				told[is.Code] = true
			}
			for _, is := range r.Issues {
				if is.Severity == diag.Error || is.Severity == diag.Warning && !told[is.Code] {
					t.Error(is)
				}
			}
			plain := 0
			for i := range r.Pages[0].Result.Pages {
				draw.Walk(&r.Pages[0].Result.Pages[i].Box, func(v draw.Visit) bool {
					for _, op := range v.Box.Ops {
						s, ok := op.(draw.Text)
						if !ok {
							continue
						}
						drawn := s.Str
						if s.Codes != nil {
							drawn = string(s.Codes)
						}
						narrow := strings.ReplaceAll(drawn, "\u202F", "") // every face of the press has a blank for it
						if s.Font != "code" && strings.ContainsAny(narrow, string(lacked())) {
							t.Errorf("page %d draws %q", i+1, drawn)
						}
						if strings.Contains(drawn, "1er") {
							plain++
						}
					}
					return true
				})
			}
			if plain == 0 {
				t.Error("no first of a month is drawn")
			}
		})
	}
}

// broad is a font file whose characters are wider by so many hundredths, those that have a
// width (OpenType 1.9, hmtx: an advance and a bearing a glyph, as many as hhea tells).
func broad(t testing.TB, data []byte, more int) []byte {
	t.Helper()
	out := slices.Clone(data)
	tables := map[string][]byte{}
	for i := range int(binary.BigEndian.Uint16(out[4:])) {
		entry := out[12+16*i:]
		at, n := binary.BigEndian.Uint32(entry[8:]), binary.BigEndian.Uint32(entry[12:])
		tables[string(entry[:4])] = out[at : at+n]
	}
	const numberOfHMetrics = 34
	if len(tables["hhea"]) <= numberOfHMetrics+1 {
		t.Fatal("the font has no hhea")
	}
	for i := range int(binary.BigEndian.Uint16(tables["hhea"][numberOfHMetrics:])) {
		advance := tables["hmtx"][4*i:]
		binary.BigEndian.PutUint16(advance, uint16(int(binary.BigEndian.Uint16(advance))*(100+more)/100))
	}
	return out
}

// Faces wider than ours, the sans by a tenth and the serif a little, set April in both languages on every sheet that the
// guide gives distances for.
func TestBroadFacesOnEverySheet(t *testing.T) {
	terms, err := os.ReadFile("../fonts/source-sans-3/OFL.txt")
	if err != nil {
		t.Fatal(err)
	}
	const sans, serif = 10, 3
	for format, distances := range sheets() {
		t.Run(format, func(t *testing.T) {
			f := folder(t)
			lines := "faces:\n"
			for _, name := range slices.Sorted(maps.Keys(poorFaces())) {
				raw, err := fs.ReadFile(fonts.Files(), poorFaces()[name])
				if err != nil {
					t.Fatal(err)
				}
				wider := serif
				if strings.HasPrefix(name, "sans") {
					wider = sans
				}
				own := "fonts/" + name + ".ttf"
				f[own] = &fstest.MapFile{Data: broad(t, raw, wider)}
				lines += "  - {name: " + name + ", file: " + own + ", licence: fonts/OFL.txt}\n"
			}
			f["fonts/OFL.txt"] = &fstest.MapFile{Data: terms}
			change(t, f, "theme.yaml", "swatches:\n", lines+"format: "+format+"\nswatches:\n")
			for was, is := range distances {
				change(t, f, "theme.yaml", was, is)
			}
			change(t, f, "editions/2026-04/edition.yaml", "pages: 28", "# as many as it takes")
			r := buildIn(t, f, layout.Order{Month: "2026-04", Langs: languages(), Profiles: layout.Profiles()[:1]})
			for _, is := range r.Issues {
				if is.Severity == diag.Error {
					t.Error(is)
				}
			}
			if len(r.Pages) != 2 {
				t.Errorf("%d languages", len(r.Pages))
			}
		})
	}
}

// sheets is the sheets of the guide with what each changes of the theme's distances.
func sheets() map[string]map[string]string {
	on := func(top, foot, folio, next, margin string) map[string]string {
		return map[string]string{"text-top: 6u": "text-top: " + top, "text-bottom: 61u": "text-bottom: " + foot, "folio: 63u": "folio: " + folio,
			"card-next: 30u": "card-next: " + next, "margin: 17.25mm": "margin: " + margin}
	}
	return map[string]map[string]string{"a4": {}, "210x280": on("6u", "57u", "59u", "25.5u", "17.25mm"),
		"letter": on("6u", "57u", "59u", "25.5u", "20.2mm"), "200x270": on("6u", "55u", "57u", "25.5u", "12.25mm"),
		"a5": on("5u", "29u", "30.5u", "30u", "17.25mm")}
}

package fonts

import (
	"embed"
	"fmt"
	"io/fs"
	"sync"

	"github.com/secnumcloud-observatory/press/layout/unit"
)

//go:embed source-serif-4/*.ttf source-serif-4-display/*.ttf source-sans-3/*.ttf source-code-pro/*.ttf
var files embed.FS

// Files are the font files inside the program.
func Files() fs.FS { return files }

// shipped lists the faces in the order Names gives them.
func shipped() []struct{ name, file string } {
	return []struct{ name, file string }{
		{"serif", "source-serif-4/SourceSerif4_400Regular.ttf"},
		{"serif-italic", "source-serif-4/SourceSerif4_400Regular_Italic.ttf"},
		{"serif-semibold", "source-serif-4/SourceSerif4_600SemiBold.ttf"},
		{"serif-semibold-italic", "source-serif-4/SourceSerif4_600SemiBold_Italic.ttf"},
		{"serif-light", "source-serif-4/SourceSerif4_300Light.ttf"},
		{"serif-display", "source-serif-4-display/SourceSerif4Display-Light.ttf"},
		{"serif-display-regular", "source-serif-4-display/SourceSerif4Display-Regular.ttf"},
		{"serif-display-italic", "source-serif-4-display/SourceSerif4Display-LightIt.ttf"},
		{"sans", "source-sans-3/SourceSans3_400Regular.ttf"},
		{"sans-italic", "source-sans-3/SourceSans3_400Regular_Italic.ttf"},
		{"sans-semibold", "source-sans-3/SourceSans3_600SemiBold.ttf"},
		{"sans-semibold-italic", "source-sans-3/SourceSans3_600SemiBold_Italic.ttf"},
		{"sans-bold", "source-sans-3/SourceSans3_700Bold.ttf"},
		{"sans-black", "source-sans-3/SourceSans3_900Black.ttf"},
		{"code", "source-code-pro/SourceCodePro_400Regular.ttf"},
	}
}

// Set is the faces of the edition by name. It never changes once loaded and
// may be shared by goroutines.
type Set struct {
	faces map[string]*Face
	names []string
}

// Load is the embedded faces, which a process reads once. It fails only when a
// file inside the binary is not a font this package can measure exactly.
func Load() (*Set, error) { return embedded() }

var embedded = sync.OnceValues(func() (*Set, error) {
	s := &Set{faces: map[string]*Face{}}
	for _, f := range shipped() {
		data, err := files.ReadFile(f.file)
		if err != nil {
			return nil, fmt.Errorf("face %s: %w", f.name, err)
		}
		face, err := parse(f.name, data)
		if err == nil {
			face, err = face.whole()
		}
		if err != nil {
			return nil, fmt.Errorf("face %s: %w", f.name, err)
		}
		s.faces[f.name] = face
		s.names = append(s.names, f.name)
	}
	return s, nil
})

// Face is the face of that name, and false when the edition has none.
func (s *Set) Face(name string) (*Face, bool) {
	f, ok := s.faces[name]
	return f, ok
}

// Names are the names of all faces, romans before their italics and bolds.
func (s *Set) Names() []string { return append([]string(nil), s.names...) }

// Width is the natural width of s at a size, with its ligatures and kerning and
// without tracking. A character without glyph has the width of the font's empty
// box.
func (f *Face) Width(s string, size unit.Length) unit.Length {
	sum := 0
	for _, g := range f.Set(s) {
		sum += g.Width
	}
	return size.Scale(int64(sum), em)
}

// Missing are the characters of s the face cannot draw, each once, in order of
// appearance.
func (f *Face) Missing(s string) []rune {
	var out []rune
	seen := map[rune]bool{}
	for _, r := range s {
		if !seen[r] && !f.Has(r) {
			out = append(out, r)
		}
		seen[r] = true
	}
	return out
}

package review

import (
	"bufio"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestScoreClaims scores a file of sentences against an edition, when
// CLAIMS_SET names one (or several, with a space between): a line is F or T, a
// tab, a sentence; the first line says the edition and the language, or the
// file's name says the language.
func TestScoreClaims(t *testing.T) {
	if os.Getenv("CLAIMS_SET") == "" {
		t.Skip("CLAIMS_SET names no file")
	}
	s, all := shipped(t, nil)
	for _, name := range strings.Fields(os.Getenv("CLAIMS_SET")) {
		raw, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		defer raw.Close()
		id, lang, first := "2026-04", "fr", true
		found, wrong, falses, trues := 0, 0, 0, 0
		for sc := bufio.NewScanner(raw); sc.Scan(); {
			verdict, sentence, ok := strings.Cut(sc.Text(), "\t")
			if first || !ok {
				head := strings.ToLower(sc.Text())
				if strings.Contains(head, "2026-01") && !ok {
					id = "2026-01"
				}
				if base := strings.ToLower(filepath.Base(name)); first && (strings.Contains(base, "en") || strings.Contains(head, "english") && !ok) {
					lang = "en"
				}
			}
			first = false
			if !ok {
				continue
			}
			ed, _ := s.Edition(id)
			loc, _ := all.Locale(lang)
			told := claimed(s, ed, loc, sentence)
			switch verdict {
			case "F":
				falses++
				if len(told) > 0 {
					found++
				} else {
					t.Logf("missed: %s", sentence)
				}
			case "T":
				trues++
				if len(told) > 0 {
					wrong++
					t.Logf("told wrongly: %s\n%v", sentence, told)
				}
			}
		}
		t.Logf("%s (%s, %s): %d of %d false sentences found, %d of %d true ones told wrongly", filepath.Base(name), id, lang, found, falses, wrong, trues)
	}
}

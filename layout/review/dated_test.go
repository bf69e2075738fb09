package review

import (
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/data"
)

// The texts of May 2026, whose data close on 30 April, speak of April as last month's: what an
// editor left of April's own is told, and what May may say of it is not. + is told, - is not.
func TestDatesOfAnotherEdition(t *testing.T) {
	raw, err := os.ReadFile("testdata/dates.txt")
	if err != nil {
		t.Fatal(err)
	}
	april, err := fs.ReadFile(data.FS(), "editions/2026-04/edition.yaml")
	if err != nil {
		t.Fatal(err)
	}
	may := strings.NewReplacer("month: 2026-04", "month: 2026-05", "cutoff: 2026-03-31", "cutoff: 2026-04-30", "previous: 2026-01", "previous: 2026-04",
		"published: 2026-04-07", "published: 2026-05-11").Replace(string(april))
	for _, lang := range []string{"fr", "en"} {
		var lines []string
		body := "---\ntitle: May\n---\n"
		for _, line := range strings.Split(strings.TrimSpace(string(raw)), "\n") {
			if strings.HasPrefix(line, lang) {
				lines = append(lines, line)
				body += "\n" + line[5:] + "\n"
			}
		}
		if len(lines) < 50 {
			t.Errorf("%s: %d sentences", lang, len(lines))
		}
		s, words := shipped(t, map[string]string{"editions/2026-05/edition.yaml": may, "editions/2026-05/" + lang + "/editorial.md": body})
		ed, ok := s.Edition("2026-05")
		loc, _ := words.Locale(lang)
		if !ok {
			t.Fatal("there is no edition of May")
		}
		told := map[int]bool{}
		for _, is := range Wording(s, ed, loc) {
			if is.Code == OtherMonth && strings.HasSuffix(is.Pos.File, lang+"/editorial.md") {
				told[is.Pos.Line] = true
			}
		}
		for i, line := range lines {
			if told[5+2*i] != (line[3] == '+') {
				t.Errorf("%s: told %v", line, told[5+2*i])
			}
		}
	}
}

// No shipped text names another edition's day or month as its own.
func TestShippedDatesAreTheirEditions(t *testing.T) {
	s, words := shipped(t, nil)
	for _, month := range s.Editions() {
		ed, _ := s.Edition(month)
		for _, lang := range []string{"fr", "en"} {
			loc, _ := words.Locale(lang)
			for _, is := range Wording(s, ed, loc) {
				if is.Code == OtherMonth {
					t.Error(s.Place(is.Pos), is)
				}
			}
		}
	}
}

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
	for _, lang := range []string{"fr", "en"} {
		lines := datesOf(t, "dates.txt", lang)
		for i, told := range datesTold(t, lang, lines) {
			if told != (lines[i][3] == '+') {
				t.Errorf("%s: told %v", lines[i], told)
			}
		}
	}
}

// Of the sentences that an editor left of April nine in ten are told, and of those that May may say
// one in fifty at most. All were written before the rules that read them (truth.md has what was told then).
func TestRateOfDatesOfAnotherEdition(t *testing.T) {
	for _, c := range []struct {
		file       string
		wrong, may int
	}{{"dates_rated.txt", 60, 80}, {"dates_second.txt", 40, 60}} {
		for _, lang := range []string{"fr", "en"} {
			lines, found, wrong, right, alarms := datesOf(t, c.file, lang), 0, 0, 0, 0
			for i, told := range datesTold(t, lang, lines) {
				left := lines[i][3] == '+'
				if left {
					wrong++
				} else {
					right++
				}
				if left && told {
					found++
				}
				if told && !left {
					alarms++
				}
				if left != told {
					t.Logf("%s: told %v", lines[i], told)
				}
			}
			t.Logf("%s, %s: %d of %d told, %d of %d wrongly", c.file, lang, found, wrong, alarms, right)
			if wrong < c.wrong || right < c.may || found*10 < wrong*9 || alarms*50 > right {
				t.Errorf("%s, %s: %d of %d told, %d of %d wrongly", c.file, lang, found, wrong, alarms, right)
			}
		}
	}
}

// datesOf is the sentences of a language in a file of sentences.
func datesOf(t *testing.T, file, lang string) (lines []string) {
	t.Helper()
	raw, err := os.ReadFile("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(strings.TrimSpace(string(raw)), "\n") {
		if strings.HasPrefix(line, lang+" ") {
			lines = append(lines, line)
		}
	}
	if len(lines) < 50 {
		t.Fatalf("%s: %d sentences", lang, len(lines))
	}
	return lines
}

// datesTold is which of some sentences are told in the texts of May 2026.
func datesTold(t *testing.T, lang string, lines []string) []bool {
	t.Helper()
	april, err := fs.ReadFile(data.FS(), "editions/2026-04/edition.yaml")
	if err != nil {
		t.Fatal(err)
	}
	may := strings.NewReplacer("month: 2026-04", "month: 2026-05", "cutoff: 2026-03-31", "cutoff: 2026-04-30", "previous: 2026-01", "previous: 2026-04",
		"published: 2026-04-07", "published: 2026-05-11").Replace(string(april))
	body := "---\ntitle: May\n---\n"
	for _, line := range lines {
		body += "\n" + line[5:] + "\n"
	}
	s, words := shipped(t, map[string]string{"editions/2026-05/edition.yaml": may, "editions/2026-05/" + lang + "/editorial.md": body})
	ed, ok := s.Edition("2026-05")
	loc, _ := words.Locale(lang)
	if !ok {
		t.Fatal("there is no edition of May")
	}
	told := make([]bool, len(lines))
	for _, is := range Wording(s, ed, loc) {
		if i := (is.Pos.Line - 5) / 2; is.Code == OtherMonth && strings.HasSuffix(is.Pos.File, lang+"/editorial.md") && i < len(told) {
			told[i] = true
		}
	}
	return told
}

// What an edition has under next is what its texts may announce.
func TestAnnouncedEditionIsThatOfNext(t *testing.T) {
	april, err := fs.ReadFile(data.FS(), "editions/2026-04/edition.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		next, text string
		told       bool
	}{
		{"2026-07-06", "Our next edition, in June 2026, will return to it.", true},
		{"2026-07-06", "Our next edition, in July 2026, will return to it.", false},
		{"2026-07-06", "The next edition comes out on 6 July 2026.", false},
		{"2026-07-06", "The next edition comes out on 7 July 2026.", true},
		{"2026-07", "The next edition comes out on 7 July 2026.", false},
	} {
		s, words := shipped(t, map[string]string{"editions/2026-04/edition.yaml": string(april) + "\nnext: " + c.next + "\n",
			"editions/2026-04/en/editorial.md": "---\ntitle: April\n---\n\n" + c.text + "\n"})
		ed, _ := s.Edition("2026-04")
		loc, _ := words.Locale("en")
		told := false
		for _, is := range Wording(s, ed, loc) {
			told = told || is.Code == OtherMonth
		}
		if told != c.told {
			t.Errorf("next %s: %s: told %v", c.next, c.text, told)
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

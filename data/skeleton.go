package data

import (
	"fmt"
	"io/fs"
	"path"
	"sort"
	"strings"

	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// Skeleton is the files of the edition of a month, made from the last edition
// before it: paths in the data folder and their bytes. Everything that must be
// written anew is marked with {{rewrite: …}}, and Check refuses an edition in
// which a mark is left. It writes nothing; a month that the folder already has
// is a finding.
func Skeleton(s *Store, month facts.Day) (map[string][]byte, diag.List) {
	var out diag.List
	id := facts.Day{Year: month.Year, Month: month.Month}.String()
	refuse := func(hint, msg string, args ...any) (map[string][]byte, diag.List) {
		out.Add(diag.Issue{Code: UnknownEdition, Severity: diag.Error, Pos: diag.Pos{File: "editions"}, Msg: fmt.Sprintf(msg, args...), Hint: hint})
		return nil, out
	}
	if month.Month == 0 || !month.Valid() {
		return refuse("Write it as in 2026-05.", "The new edition needs a year and a month.")
	}
	if _, there := s.editions[id]; there {
		return refuse("Delete the folder first, or choose another month.", "There is already an edition %s.", id)
	}
	last := s.before(id)
	if last == nil {
		return refuse("Copy the folder of another edition and change it by hand.", "There is no edition before %s to start from.", id)
	}
	files := map[string][]byte{path.Join("editions", id, "edition.yaml"): s.skeletonEdition(last, month)}
	for _, lang := range last.langs {
		for section := range last.own[lang] {
			name := path.Join(last.folder, lang, section+".md")
			raw, err := fs.ReadFile(s.files, name)
			if err != nil {
				out.Add(diag.Issue{Code: read.Unreadable, Severity: diag.Error, Pos: diag.Pos{File: name}, Msg: "The text of the last edition cannot be read."})
				continue
			}
			files[path.Join("editions", id, lang, section+".md")] = marked(string(raw), last.Month)
		}
	}
	return files, out.Sorted()
}

// before is the last real edition before an id.
func (s *Store) before(id string) *Edition {
	var last *Edition
	for _, x := range s.Editions() {
		if e := s.editions[x]; !e.Specimen && x < id {
			last = e
		}
	}
	return last
}

// skeletonEdition carries the imprint and the sections over and proposes days,
// which the editor settles.
func (s *Store) skeletonEdition(last *Edition, month facts.Day) []byte {
	var b strings.Builder
	cut := month.MonthEnd(-1)
	fmt.Fprintf(&b, "month: %04d-%02d\n", month.Year, month.Month)
	fmt.Fprintf(&b, "cutoff: %s            # last day whose facts are shown\n", cut)
	fmt.Fprintf(&b, "previous: %s             # the edition to compare with\n", last.ID)
	fmt.Fprintf(&b, "published: %04d-%02d-10         # the date of the files\n", month.Year, month.Month)
	fmt.Fprintf(&b, "sections: [%s]\n", strings.Join(last.Sections, ", "))
	i := last.Imprint
	b.WriteString("imprint:\n")
	localised(&b, "publisher", i.Publisher)
	localised(&b, "team", i.Team)
	for _, f := range [][2]string{{"email", i.Email}, {"site", i.Site}, {"licence", i.Licence}, {"licence-url", i.LicenceURL}} {
		if f[1] != "" {
			fmt.Fprintf(&b, "  %s: %s\n", f[0], quoted(f[1]))
		}
	}
	return []byte(b.String())
}

func localised(b *strings.Builder, name string, w read.Words) {
	if len(w) == 0 {
		return
	}
	if s, ok := w[""]; ok && len(w) == 1 {
		fmt.Fprintf(b, "  %s: %s\n", name, quoted(s))
		return
	}
	fmt.Fprintf(b, "  %s:\n", name)
	langs := make([]string, 0, len(w))
	for lang := range w {
		langs = append(langs, lang)
	}
	sort.Strings(langs)
	for _, lang := range langs {
		fmt.Fprintf(b, "    %s: %s\n", lang, quoted(w[lang]))
	}
}

// quoted is a YAML value between double quotes.
func quoted(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`).Replace(s) + `"`
}

// marked is a text of the last edition with the marks of what to rewrite: a
// mark in the title, which is always the month's own, and one at the head of
// the body. The words stay below as an example of tone and length.
func marked(raw string, from facts.Day) []byte {
	raw = strings.ReplaceAll(strings.TrimPrefix(raw, "\ufeff"), "\r\n", "\n")
	head, body, ok := cutHead(raw)
	note := "{{rewrite: this is the text of " + from.String() + "}}"
	if !ok {
		return []byte(note + "\n\n" + raw)
	}
	lines := strings.Split(head, "\n")
	done := false
	for i, l := range lines {
		if v, is := strings.CutPrefix(l, "title:"); is && !done {
			done = true
			switch v = strings.TrimSpace(v); {
			case v == "" || v[0] == '>' || v[0] == '|':
				done = false
			case strings.HasPrefix(v, `"`):
				lines[i] = `title: "{{rewrite}} ` + v[1:]
			case strings.HasPrefix(v, `'`):
				lines[i] = `title: '{{rewrite}} ` + v[1:]
			default:
				lines[i] = "title: " + quoted("{{rewrite}} "+v)
			}
		}
	}
	out := "---\n" + strings.Join(lines, "\n") + "\n---\n"
	if strings.TrimSpace(body) != "" || !done {
		out += "\n" + note + "\n"
	}
	return []byte(out + body)
}

// cutHead parts the front matter, without its lines ---, from the body.
func cutHead(raw string) (head, body string, ok bool) {
	rest, ok := strings.CutPrefix(raw, "---\n")
	if !ok {
		return "", raw, false
	}
	if body, ok = strings.CutPrefix(rest, "---\n"); ok {
		return "", body, true
	}
	if head, body, ok = strings.Cut(rest, "\n---\n"); ok {
		return head, body, true
	}
	head, ok = strings.CutSuffix(rest, "\n---")
	return head, "", ok
}

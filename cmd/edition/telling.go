package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"strings"
	"unicode"

	"github.com/spf13/cobra"

	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/findings"
	"github.com/secnumcloud-observatory/press/locales"
)

// telling is how a run tells its findings: in which language, in which form, and
// beside which files.
type telling struct {
	lang   string // of the messages
	folder fs.FS  // in which the places of findings lie, when it could be opened
	root   string // its path; "" for the data inside the program
}

// flag gives every command the language of messages.
func (t *telling) flag(root *cobra.Command) {
	root.PersistentFlags().StringVar(&t.lang, "messages", t.lang,
		words(diag.Said("`language` of what is said: %s (default: the system's)", strings.Join(locales.Tellers(), ", "))))
}

// asked takes the language that a command line asks for before anything of it is
// read: what is wrong with it is said in that language.
func (t *telling) asked(args []string) {
	for i, arg := range args {
		lang, set := strings.CutPrefix(arg, "--messages=")
		if arg == "--messages" && i+1 < len(args) {
			lang, set = args[i+1], true
		}
		if set && locales.Tells(lang) {
			t.lang = lang
		}
	}
}

// settle refuses a language in which nothing is told.
func (t *telling) settle() error {
	if !locales.Tells(t.lang) {
		return usage("messages are in %s, not in %q", diag.And(locales.Tellers()).String(), t.lang)
	}
	return nil
}

// spokenBy is the language of messages that an environment asks for: the first
// of its settings that names one, as POSIX has them.
func spokenBy(env func(string) string) string {
	for _, name := range []string{"PRESS_LOCALE", "LC_ALL", "LC_MESSAGES", "LANG"} {
		if set := env(name); set != "" {
			lang, _, _ := strings.Cut(strings.NewReplacer("_", "-", ".", "-", "@", "-").Replace(strings.ToLower(set)), "-")
			if locales.Tells(lang) {
				return lang
			}
			return locales.English
		}
	}
	return locales.English
}

// says is a text in the language of messages.
func (t *telling) says(x diag.Text) string {
	w, _ := locales.Told(t.lang)
	return diag.Shown(x.In(t.lang, w))
}

// note says on standard error what a run has to say of itself.
func (io console) note(format diag.Text, args ...any) {
	fmt.Fprintln(io.err, "edition: "+io.says(diag.Said(format, args...)))
}

// finding is a finding as an editor reads it: how grave it is, where it stands,
// what is so; the line with the place marked; what to do.
func (t *telling) finding(is diag.Issue) string {
	var b strings.Builder
	b.WriteString(t.says(graveness(is.Severity)) + ": ")
	if p := is.Pos.String(); p != "" {
		b.WriteString(diag.Shown(p) + ": ")
	}
	fmt.Fprintf(&b, "%s [%s]\n", t.says(is.Msg), is.Code)
	if p := findings.Place(is); p != "" {
		b.WriteString("    " + t.says(p) + "\n")
	}
	b.WriteString(t.line(is.Pos))
	if is.Hint != "" {
		b.WriteString("    " + t.says(is.Hint) + "\n")
	}
	if is.Elsewhere != "" {
		b.WriteString("    " + t.says(diag.Said("So it is in %s too.", is.Elsewhere)) + "\n")
	}
	switch {
	case is.More > 0 && is.Pos.File != "":
		b.WriteString("    " + t.says(diag.Said("And %d more of this kind in this file, not listed.", is.More)) + "\n")
	case is.More > 0:
		b.WriteString("    " + t.says(diag.Said("And %d more of this kind, not listed.", is.More)) + "\n")
	}
	return b.String()
}

func graveness(s diag.Severity) diag.Text {
	return [...]diag.Text{"quality", "warning", "error"}[s]
}

// around is how many characters of a long line are shown on each side of a place.
const around = 50

// line is the line of a place with carets under the word that stands there; ""
// when it cannot be shown.
func (t *telling) line(p diag.Pos) string {
	if t.folder == nil || p.Line == 0 || p.Col == 0 {
		return ""
	}
	raw, err := fs.ReadFile(t.folder, p.File)
	if err != nil {
		return ""
	}
	lines := bytes.SplitN(raw, []byte("\n"), p.Line+1)
	if len(lines) < p.Line {
		return ""
	}
	all := []rune(strings.TrimRight(string(lines[p.Line-1]), "\r"))
	at := p.Col - 1
	if at == len(all) && at > 0 { // behind its last word
		all = append(all, ' ')
	}
	if at >= len(all) {
		return ""
	}
	from, to := max(0, at-around), min(len(all), at+around)
	if from > 0 && from < 12 {
		from = 0
	}
	seen, number := marked(all, at, from, to), fmt.Sprintf("    %d | ", p.Line)
	return number + strings.TrimRight(seen[0], " ") + "\n" + strings.Repeat(" ", len(number)-2) + "| " + seen[1] + "\n"
}

// marked is a part of a line as it is seen, and the carets under the word at a
// place.
func marked(line []rune, at, from, to int) [2]string {
	var shown, under strings.Builder
	if from > 0 {
		shown.WriteString("…")
		under.WriteString(" ")
	}
	inWord := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '-' }
	end := at + 1
	for end < to && inWord(line[at]) && inWord(line[end]) {
		end++
	}
	for i := from; i < to; i++ {
		s := diag.Shown(string(line[i]))
		if line[i] == '\t' {
			s = " "
		}
		shown.WriteString(s)
		mark := " "
		if i >= at && i < end {
			mark = "^"
		}
		if !unicode.IsMark(line[i]) {
			under.WriteString(strings.Repeat(mark, len([]rune(s))))
		}
	}
	if to < len(line) {
		shown.WriteString("…")
	}
	return [2]string{shown.String(), strings.TrimRight(under.String(), " ")}
}

package main

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/secnumcloud-observatory/press/cmd/edition/publish"
	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/layout/compose"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/review"
	"github.com/secnumcloud-observatory/press/locales"
)

func newCommand(io console) *cobra.Command {
	f := flags{wants: place}
	c := &cobra.Command{
		Use:   "new",
		Short: words("Start next month's edition from the last one"),
		Long: words(`new writes the folder of a month into the data folder: edition.yaml and the
month's texts, taken from the last edition before it. What must be written anew is
marked {{rewrite: …}} with what it is and how long. The news are drafted from the register,
marked {{draft: …}}. An edition in which a mark is left is not built.
What a text counts stands in its head, as the register has it for the new month:
assumes: {movements: 0, qualified: 17}.
Last come the days, ends of validity, milestones and aims to look at.
Nothing that exists is changed.`),
		Example: "  edition new --month 2026-05\n  edition new --month 2026-05 --data ../observatory-data",
		Args:    nothing,
		RunE:    func(*cobra.Command, []string) error { return begin(io, f) },
	}
	c.Flags().StringVar(&f.month, "month", "", words("`month` of the new edition, such as 2026-05"))
	f.disk(c)
	return c
}

func begin(io console, f flags) error {
	if f.month == "" {
		return usage("say which month with --month, such as 2026-05")
	}
	month, err := facts.ParseDay(f.month)
	if err != nil || month.Month == 0 || month.Day != 0 {
		return usage("--month %s is not a month: write year and month, such as 2026-05", f.month)
	}
	named := f.data != ""
	folder, err := f.folderOf(io)
	if err != nil {
		return err
	}
	store, found := data.Load(folder)
	files, issues := data.Skeleton(store, month, voice(folder))
	if files == nil {
		for _, is := range issues {
			return &stop{exitUsage, diag.Beside(is.Msg, is.Hint)}
		}
	}
	for _, is := range issues {
		fmt.Fprint(io.err, io.finding(is))
	}
	if n := bySeverity(found)[diag.Error]; n > 0 && store.Latest() != "" {
		io.note("the data folder has %s; edition check lists them", diag.Count(n, "error"))
	}
	return writeNew(io, f.data, month.String(), files, func() {
		begun(io, f.data, files, data.Due(store, month), next(f, named))
	})
}

// next is the command that comes after the texts were written.
func next(f flags, named bool) string {
	check := called() + " check --month " + f.month
	if named {
		check += " --data " + f.data
	}
	return check
}

// begun says which files there are now, and what is to be done with them.
func begun(io console, folder string, files map[string][]byte, due []diag.Text, next string) {
	for _, n := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintln(io.out, diag.Shown(filepath.Join(folder, filepath.FromSlash(n))))
	}
	fmt.Fprintln(io.out, io.says(diag.Said(
		"Write what is marked {{rewrite: …}}, read what is marked {{draft: …}}, and take the marks away. Then: %s", next)))
	if len(due) > 0 {
		fmt.Fprintln(io.out, "\n"+io.says("To look at before the cut-off:"))
		for _, d := range due {
			fmt.Fprintln(io.out, "- "+io.says(d))
		}
	}
}

// voice is what the languages of the folder know: what a field is, in the
// language of its text or in English where the language has no locale yet; what
// a text counts; and what the press says of a month.
func voice(folder fs.FS) data.Voice {
	var own []fs.FS
	if _, err := fs.Stat(folder, "locales"); err == nil {
		if sub, err := fs.Sub(folder, "locales"); err == nil {
			own = append(own, sub)
		}
	}
	words, _ := locales.Load(own...)
	return data.Voice{
		Langs: locales.Tellers(),
		Brief: func(lang, key string, lines, last int) string {
			l, ok := words.Locale(lang)
			if !ok {
				l, _ = words.Locale(locales.English)
			}
			return measured(l, l.T(key), lines, last)
		},
		Counts: func(lang, text string) []string {
			l, ok := words.Locale(lang)
			if !ok {
				return nil
			}
			var out []string
			for _, f := range review.Figures(l, text) {
				out = append(out, string(f))
			}
			return out
		},
		News: func(lang string, e *data.Edition) (data.News, bool) {
			l, ok := words.Locale(lang)
			if !ok {
				return data.News{}, false
			}
			return compose.NewsDraft(e, l), true
		},
	}
}

// measured is what a field is with how long it may be, and how long it was.
func measured(l *locales.Locale, what string, lines, last int) string {
	if lines > 0 {
		what = l.N("field.lines", lines, map[string]any{"What": what})
	}
	if last > 0 {
		what = l.N("field.last", last, map[string]any{"What": what})
	}
	return what
}

// writeNew puts the folder of a month, which must not exist yet, in its place
// in one step: it stands whole or not at all, whatever happens on the way.
func writeNew(io console, folder, id string, files map[string][]byte, say func()) error {
	place := filepath.Join(folder, "editions", id)
	taken := func() error {
		if _, err := os.Lstat(place); err == nil {
			return broken("%s exists already; nothing was written", place)
		}
		return nil
	}
	if err := taken(); err != nil {
		return err
	}
	inside := map[string][]byte{}
	for name, content := range files {
		inside[strings.TrimPrefix(name, path.Join("editions", id)+"/")] = content
	}
	return put(io, place, func(f *publish.Folder) error {
		if err := taken(); err != nil { // by another while the lock was waited for
			return err
		}
		if err := f.Replace(inside); err != nil {
			return broken("%s; nothing was written", publish.Why(err))
		}
		return nil
	}, say)
}

package findings

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/check"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/review"
)

// Folded is findings as they are read, in the order of the files and each once:
// what is told of every one of the languages, by their tags, or of none besides,
// is told of none. One build, and the report of a folder that several builds made,
// are read through it.
func Folded(l diag.List, tags ...string) diag.List {
	in := map[diag.Issue]map[string]bool{} // languages, by what is said
	for _, is := range l {
		b := bare(is)
		if in[b] == nil {
			in[b] = map[string]bool{}
		}
		in[b][is.Lang] = true
	}
	out := make(diag.List, 0, len(l))
	for _, is := range l {
		if b := bare(is); in[b][""] || everywhere(in[b], tags) {
			is = b
		}
		out.Add(is)
	}
	return out.Sorted()
}

func bare(is diag.Issue) diag.Issue {
	is.Lang = ""
	return is
}

// everywhere tells whether something is told in each of several languages.
func everywhere(in map[string]bool, tags []string) bool {
	for _, tag := range tags {
		if !in[tag] {
			return false
		}
	}
	return len(tags) > 1
}

// byName is the kinds of finding on a name that nothing bears. Wherever it stands
// it is one cause: it is mistyped, or what it should name has another name.
func byName() []diag.Code {
	return []diag.Code{check.UnknownSource, check.UnknownProvider, check.UnknownEvent, check.MissingPicture, data.UnknownSwatch,
		check.WrongVersion, review.MisspeltName}
}

// amount is how much a finding says is too long: words of the press that stand at one
// place of the data are others where they are too long by another amount.
func amount(is diag.Issue) diag.Text {
	if is.Code != page.Overflow {
		return ""
	}
	_, why, _ := strings.Cut(is.Msg.String(), "): ")
	return diag.Text(why)
}

// byPage is the kinds of finding on pages that have one cause wherever it shows: a
// distance, a style or a word of the press that all pages have. Of one place of the
// data, or of one component, they are one.
func byPage() []diag.Code {
	return []diag.Code{data.LowContrast, page.Overflow, page.UnsafeMargin, page.OutOfBox, page.OffPage, paleInFile, safeInFile}
}

// Gathered is a list in the order of the files in which a name that nothing bears
// is told once, at the first place where it stands, with the files of the others; so
// is what the file's reader finds wrong with the inks of a swatch, with the pages. A
// list that is gathered stays as it is.
func Gathered(l diag.List) diag.List {
	names := map[diag.Issue]int{} // where in out, by what is said
	places := map[int][]string{}  // files of the others
	out := make(diag.List, 0, len(l))
	for _, is := range misdated(l) {
		said := diag.Issue{Code: is.Code, Severity: is.Severity, Msg: is.Msg}
		where := is.Pos.File
		switch {
		case is.Says != "": // whatever has no room for one message
			said, where = diag.Issue{Pos: is.Pos, Says: is.Says}, strconv.Itoa(is.Page)
		case slices.Contains(inkInFile, is.Code) && is.Subject != "":
			said.Msg, said.Subject, where = "", is.Subject, strconv.Itoa(is.Page)
		case is.Page > 0 && slices.Contains(byPage(), is.Code) && !(is.Pos.IsZero() && is.Field == ""):
			said.Msg, said.Pos, said.Field, where = amount(is), is.Pos, is.Field, strconv.Itoa(is.Page)
			if is.Code != data.LowContrast {
				said.Lang = is.Lang
			}
		case !slices.Contains(byName(), is.Code):
			out.Add(is)
			continue
		}
		at, told := names[said]
		if !told {
			names[said] = len(out)
			out.Add(is)
			continue
		}
		if is.Says != "" && is.Severity > out[at].Severity { // the gravest of what has no room
			is, out[at] = out[at], is
			where = strconv.Itoa(is.Page)
		}
		if first := &out[at]; first.Lang != is.Lang {
			first.Lang = ""
		}
		places[at] = append(places[at], where)
	}
	for at, others := range places {
		if slices.Contains(byName(), out[at].Code) {
			out[at].Elsewhere = diag.Few(filesOf(others))
			continue
		}
		others = slices.DeleteFunc(others, func(n string) bool { return n == "0" || n == strconv.Itoa(out[at].Page) })
		slices.SortFunc(others, func(a, b string) int { return cmp.Or(len(a)-len(b), strings.Compare(a, b)) })
		switch others = slices.Compact(others); len(others) {
		case 0: // it is so twice on the page
		case 1:
			out[at].Elsewhere = diag.Said("page %s", others[0])
		default:
			out[at].Elsewhere = diag.Said("pages %s", diag.Few(others))
		}
	}
	for i := range out {
		out[i].Says = ""
	}
	return out
}

// filesOf is the files of places in their order, each with how many it has.
func filesOf(files []string) []diag.Text {
	var out []diag.Text
	for i := 0; i < len(files); {
		n := i
		for i < len(files) && files[i] == files[n] {
			i++
		}
		said := diag.Text(files[n])
		if i-n > 1 {
			said = diag.Said("%s (%s)", said, diag.Count(i-n, "time"))
		}
		out = append(out, said)
	}
	return out
}

// folded is how many findings of a code a file has in a list before the others are only
// counted: of what is still to be written the first is enough, for each place is marked.
func folded(c diag.Code) int {
	if c == check.Unwritten {
		return 1
	}
	return listed
}

// listed is how many findings of a code a file has in a list before the others
// are only counted: whoever mends these mends the others by the same hand.
const listed = 20

// Limited is a gathered list without what no person would read: of the findings of one
// code, severity and language in one file the first so many, the last of which says how
// many more there are. It hides no code, no file and no language; programs get the
// gathered list. A list that is limited stays as it is.
func Limited(l diag.List) diag.List {
	type kind struct {
		code     diag.Code
		severity diag.Severity
		file     string
		lang     string
	}
	type group struct{ seen, last int }
	groups := map[kind]*group{}
	out := make(diag.List, 0, len(l))
	for _, is := range Gathered(l) {
		k := kind{is.Code, is.Severity, is.Pos.File, is.Lang}
		g := groups[k]
		if g == nil {
			g = new(group)
			groups[k] = g
		}
		if g.seen == folded(k.code) {
			out[g.last].More += 1 + is.More
			continue
		}
		g.seen, g.last = g.seen+1, len(out)
		out.Add(is)
	}
	return out
}

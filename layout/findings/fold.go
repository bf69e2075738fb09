package findings

import "github.com/secnumcloud-observatory/press/layout/diag"

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

// listed is how many findings of a code a file has in a list before the others
// are only counted: whoever mends these mends the others by the same hand.
const listed = 20

// Limited is a list in the order of the files without what nobody would read:
// of the findings of one code, severity and language in one file the first so
// many, the last of which says how many more there are. It hides no code, no
// file and no language. A list that is limited stays as it is.
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
	for _, is := range l {
		k := kind{is.Code, is.Severity, is.Pos.File, is.Lang}
		g := groups[k]
		if g == nil {
			g = new(group)
			groups[k] = g
		}
		if g.seen == listed {
			out[g.last].More += 1 + is.More
			continue
		}
		g.seen, g.last = g.seen+1, len(out)
		out.Add(is)
	}
	return out
}

package findings

import (
	"slices"
	"strings"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// misdated is a list in which what one wrong day contradicts is told once: its gravest
// finding, of these one at the day's own place where there is one, with where else it is
// so; of a day that is wrong by itself, and told at its place, nothing else is. As few days
// are taken for wrong as explain all (greedily, a day that is wrong by
// itself first), and every other finding names its own: of two wrong days both are told.
func misdated(l diag.List) diag.List {
	wrong := wrongDays(l)
	kept := map[string]int{} // the finding that is told, by the wrong day
	for i := range l {
		day, told := wrong[i]
		if was, ok := kept[day]; told && (!ok || graver(l[i], l[was], day)) {
			kept[day] = i
		}
	}
	others := map[string]diag.List{}
	for i, is := range l {
		if day, told := wrong[i]; told && kept[day] != i {
			others[day] = append(others[day], is)
		}
	}
	out := make(diag.List, 0, len(l))
	for i, is := range l {
		day, told := wrong[i]
		switch {
		case told && kept[day] != i:
			continue
		case told && is.Days == day && strings.HasPrefix(day, is.Pos.String()+" "):
			// a day that is wrong by itself: the others are not, nor what cites it
		case told:
			is.Elsewhere = contradicted(is, day, others[day])
		}
		is.Days = ""
		out.Add(is)
	}
	return out
}

// wrongDays is the day that each finding of several on it is told for, by their places in
// the list.
func wrongDays(l diag.List) map[int]string {
	left := map[string][]int{} // findings that are not explained yet, by day
	sure := map[string]bool{}
	for i, is := range l {
		days := daysOf(is)
		for _, day := range days {
			left[day] = append(left[day], i)
			sure[day] = sure[day] || len(days) == 1
		}
	}
	out := map[int]string{}
	for {
		best, most := "", [3]int{}
		for day, of := range left {
			weight := [3]int{0, len(of), 0}
			if sure[day] {
				weight[0] = 1
			}
			for _, i := range of {
				if strings.HasPrefix(day, l[i].Pos.String()+" ") {
					weight[2]++
				}
			}
			if c := slices.Compare(weight[:], most[:]); len(of) > 1 && (c > 0 || c == 0 && day < best) {
				best, most = day, weight
			}
		}
		if best == "" {
			return out
		}
		for _, i := range left[best] {
			out[i] = best
		}
		for day, of := range left {
			left[day] = slices.DeleteFunc(slices.Clone(of), func(i int) bool { _, done := out[i]; return done })
		}
	}
}

func daysOf(is diag.Issue) []string {
	if is.Days == "" {
		return nil
	}
	return strings.Split(is.Days, "\n")
}

// graver tells whether a finding on a wrong day is told rather than an earlier one.
func graver(is, was diag.Issue, day string) bool {
	if is.Severity != was.Severity {
		return is.Severity > was.Severity
	}
	there := func(is diag.Issue) bool { return strings.HasPrefix(day, is.Pos.String()+" ") }
	return there(is) && !there(was)
}

// contradicted is where else a wrong day contradicts what is said: the other days, each with
// its place and field, and the files of what stands elsewhere and names no other.
func contradicted(is diag.Issue, wrong string, others diag.List) diag.Text {
	var days []diag.Text
	var files []string
	for _, o := range others {
		named := false
		for _, day := range daysOf(o) {
			if day == wrong {
				continue
			}
			named = true
			at, field, _ := strings.Cut(day, " ")
			if said := diag.Said("%s (%s)", at, field); !slices.Contains(daysOf(is), day) && !slices.Contains(days, said) {
				days = append(days, said)
			}
		}
		if !named && o.Pos != is.Pos {
			files = append(files, o.Pos.File)
		}
	}
	return diag.Few(append(days, filesOf(files)...))
}

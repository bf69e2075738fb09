package pdf

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// Bookmark is one entry of the outline and the page it leads to, 0 for none.
type Bookmark struct {
	Title string
	Page  int
}

// Outline is the bookmarks in the order they are listed.
func (f *File) Outline() []Bookmark {
	var out []Bookmark
	seen := map[int]bool{}
	var walk func(o Object, depth int)
	walk = func(o Object, depth int) {
		for d := f.Dict(o); d != nil && !seen[Number(o)] && depth < deepest; d = f.Dict(o) {
			seen[Number(o)] = true
			dest := d["Dest"]
			if dest == nil {
				dest = f.Dict(d["A"])["D"]
			}
			out = append(out, Bookmark{f.Text(d["Title"]), f.Destination(dest)})
			walk(d["First"], depth+1)
			o = d["Next"]
		}
	}
	walk(f.Dict(f.Catalog["Outlines"])["First"], 0)
	return out
}

// Destination is the page a destination leads to, 0 when it leads nowhere.
func (f *File) Destination(o Object) int {
	switch v := f.Get(o).(type) {
	case types.Array:
		if len(v) == 0 {
			return 0
		}
		for _, p := range f.Pages {
			if p.Object == Number(v[0]) {
				return p.Number
			}
		}
		return 0
	case types.Dict:
		return f.Destination(v["D"])
	case types.Name:
		return f.Destination(f.Dict(f.Catalog["Dests"])[string(v)])
	}
	if b, ok := f.Raw(o); ok {
		return f.Destination(f.named(f.Dict(f.Catalog["Names"])["Dests"], string(b), map[int]bool{}))
	}
	return 0
}

// named looks a string up in a name tree; seen stops rings.
func (f *File) named(o Object, want string, seen map[int]bool) Object {
	d, n := f.Dict(o), Number(o)
	if d == nil || n > 0 && seen[n] {
		return nil
	}
	seen[n] = true
	list := f.Array(d["Names"])
	for i := 0; i+1 < len(list); i += 2 {
		if b, ok := f.Raw(list[i]); ok && string(b) == want {
			return list[i+1]
		}
	}
	for _, k := range f.Array(d["Kids"]) {
		if v := f.named(k, want, seen); v != nil {
			return v
		}
	}
	return nil
}

// Labels is the label of each page (12.4.2).
func (f *File) Labels() []string {
	tree := map[int]Object{}
	f.numberTree(f.Catalog["PageLabels"], tree, map[int]bool{})
	starts := slices.Sorted(maps.Keys(tree))
	out := make([]string, len(f.Pages))
	for i := range out {
		at := -1
		for _, s := range starts {
			if s <= i {
				at = s
			}
		}
		if at < 0 {
			continue
		}
		d := f.Dict(tree[at])
		first, ok := f.Integer(d["St"])
		if !ok {
			first = 1
		}
		out[i] = f.Text(d["P"]) + numeral(f.Name(d["S"]), first+i-at)
	}
	return out
}

func numeral(style string, n int) string {
	switch style {
	case "D":
		return strconv.Itoa(n)
	case "R":
		return strings.ToUpper(roman(n))
	case "r":
		return roman(n)
	case "A", "a":
		s := strings.Repeat(string(rune('a'+(n-1)%26)), (n-1)/26+1)
		if style == "A" {
			return strings.ToUpper(s)
		}
		return s
	}
	return ""
}

func roman(n int) string {
	var b strings.Builder
	for _, r := range []struct {
		v int
		s string
	}{{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"},
		{4, "iv"}, {1, "i"}} {
		for n >= r.v && b.Len() < 64 {
			b.WriteString(r.s)
			n -= r.v
		}
	}
	return b.String()
}

package finish

import (
	"bytes"
	"fmt"

	"github.com/secnumcloud-observatory/press/layout/profile"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// What shows where a sheet is cut and folded: how long each mark is, how far from the pages
// it begins, and its width.
const (
	markLength = 4 * unit.MM
	markAway   = 2 * unit.MM
	markWidth  = unit.PT / 4
)

// impose puts the pages on the sides of sheets, two beside each other around the fold, in
// the place of the pages as they were.
func (f *file) impose(in profile.Imposition) {
	sides := profile.Sides(len(f.leaves))
	sheets := make([]*indirect, len(sides))
	for i, s := range sides {
		content := &stream{data: f.side(in, s)}
		size := rectangle(unit.Rect{Size: in.Sheet})
		sheets[i] = &indirect{value: dict{
			"Type": name("Page"), "Resources": f.leaves[0].value.(dict)["Resources"], "Contents": &indirect{value: content},
			"MediaBox": size, "TrimBox": size, "BleedBox": size,
		}}
	}
	f.leaves, f.annots = sheets, make([][]object, len(sheets))
}

// side is the content of one side: its two pages, each cut to its trim, and the marks.
func (f *file) side(in profile.Imposition, s profile.Side) []byte {
	var b bytes.Buffer
	scale := in.Scale(f.prof.Trim)
	w, h := f.prof.Trim.W.Scale(scale, 1000), f.prof.Trim.H.Scale(scale, 1000)
	fold, foot, creep := in.Sheet.W/2, (in.Sheet.H-h)/2, in.Creep(s.Sheet)
	for k, page := range []int{s.Left, s.Right} {
		if page < 0 {
			continue
		}
		x := fold - w + creep // outwards is away from the fold: pages inside are moved to it
		if k == 1 {
			x = fold - creep
		}
		fmt.Fprintf(&b, "q\n%s %s %s %s re W n\n", points(max(x, fold*unit.Length(k))), points(foot), points(w-creep), points(h))
		fmt.Fprintf(&b, "%s 0 0 %s %s %s cm\n", ratio(scale), ratio(scale), points(x-f.sheet.Trim.X.Scale(scale, 1000)),
			points(foot-f.sheet.Trim.Y.Scale(scale, 1000)))
		b.Write(deref(f.leaves[page].value.(dict)["Contents"]).(*stream).data)
		b.WriteString("\nQ\n")
	}
	fmt.Fprintf(&b, "q 0 0 0 RG %s w [] 0 d\n", points(markWidth))
	line := func(x1, y1, x2, y2 unit.Length) {
		fmt.Fprintf(&b, "%s %s m %s %s l S\n", points(x1), points(y1), points(x2), points(y2))
	}
	for _, y := range []unit.Length{foot - markAway - markLength, foot + h + markAway} {
		line(fold, y, fold, y+markLength)
		line(fold-w, y, fold-w, y+markLength)
		line(fold+w, y, fold+w, y+markLength)
	}
	for _, x := range []unit.Length{fold - w - markAway - markLength, fold + w + markAway} {
		line(x, foot, x+markLength, foot)
		line(x, foot+h, x+markLength, foot+h)
	}
	b.WriteString("Q")
	return b.Bytes()
}

// ratio is thousandths as a number.
func ratio(thousandths int64) string {
	return trim(fmt.Sprintf("%d.%03d", thousandths/1000, thousandths%1000))
}

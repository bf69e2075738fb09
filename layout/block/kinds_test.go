package block

import (
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

func space(h unit.Length) Space { return Space{W: 100 * mm, H: h} }

func TestRowAlign(t *testing.T) {
	row := &Row{H: 30 * mm, Above: 2 * mm, Below: 4 * mm, Fill: "brume", Rule: &Rule{Ink: "noir", Width: unit.PT}, Under: &Rule{Ink: "noir", Width: unit.PT}, Cells: []Cell{
		{W: 20 * mm, Body: brick{"a", 10 * mm}},
		{X: 20 * mm, W: 20 * mm, Body: brick{"b", 10 * mm}, Align: Middle, Fill: "sable", Pad: mm},
		{X: 40 * mm, W: 20 * mm, Body: brick{"c", 10 * mm}, Align: Bottom},
		{X: 60 * mm, W: 10 * mm, Body: brick{"d", 4 * mm}, Align: Baseline},
		{X: 70 * mm, W: 10 * mm, Body: brick{"e", 10 * mm}, Align: Baseline},
		{X: 80 * mm, W: 10 * mm, Elem: draw.New(draw.DataCell)},
	}}
	p := row.Place(&Env{}, space(100*mm))
	if p.Fit != Full || p.Box.H != 30*mm || len(p.Box.Kids) != 6 || len(p.Box.Ops) != 4 { // plates first, then rules
		t.Fatalf("fit %d, %s, %d cells, %d marks", p.Fit, p.Box.H, len(p.Box.Kids), len(p.Box.Ops))
	}
	for i, want := range []unit.Length{2 * mm, 9 * mm, 16 * mm, 2*mm + 7*mm - 4*mm*7/10, 2 * mm} {
		if got := p.Box.Kids[i].Box.Kids[0].Y; got != want {
			t.Errorf("cell %d stands at %s, want %s", i, got, want)
		}
	}
	if b := p.Box.Kids[1].Box; b.Kids[0].X != mm || b.Kids[0].Box.W != 18*mm || b.H != 30*mm {
		t.Error("the plate's padding or height is wrong")
	}
	if empty := p.Box.Kids[5].Box; empty.Elem == nil || empty.Elem.Role != draw.DataCell {
		t.Error("an empty cell has lost its element")
	}
	draw.Walk(&p.Box, func(v draw.Visit) bool {
		for _, op := range v.Box.Ops {
			if path, ok := op.(draw.Path); ok && (path.Elem == nil || !path.Elem.Role.Artifact()) {
				t.Error("a rule or plate is no artifact")
			}
		}
		return true
	})
}

func TestRowFaults(t *testing.T) {
	row := &Row{Name: "grid[3]", Cells: []Cell{{W: 20 * mm, Body: brick{"a", 50 * mm}}, {X: 90 * mm, W: 30 * mm, Body: pile{"p", 0, 9, 10 * mm, 0}}}}
	p := row.Place(&Env{}, space(40*mm))
	if p.Fit != Wrap || len(p.Faults) != 3 || p.Need != 90*mm {
		t.Fatalf("fit %d, need %s, faults %+v", p.Fit, p.Need, p.Faults)
	}
	for _, f := range p.Faults {
		if f.Name != "grid[3]" {
			t.Errorf("a fault without the row's name: %+v", f)
		}
	}
	if g := (&Row{Grid: 4 * mm, Cells: []Cell{{W: mm, Body: brick{"a", 5 * mm}}}}).Place(&Env{}, space(40*mm)); g.Box.H != 8*mm {
		t.Errorf("the height is not on the grid: %s", g.Box.H)
	}
}

// table makes groups of rows named by their word: a, a, a, b, b …
func table(least, whole int, sizes ...int) *Table {
	t := &Table{Elem: draw.New(draw.Table), Head: []Row{{Elem: draw.New(draw.TableRow), Cells: []Cell{{X: 20 * mm, W: 50 * mm, Body: brick{"Head", 10 * mm}}}}}}
	for g, n := range sizes {
		w := string(rune('a' + g))
		group := Group{Least: least, Whole: whole, Side: &Cell{W: 20 * mm, Elem: draw.New(draw.HeadCell), Body: brick{strings.ToUpper(w), 5 * mm}}, Cont: &Cell{W: 20 * mm, Body: brick{w + "(cont.)", 5 * mm}}}
		for i := 0; i < n; i++ {
			group.Rows = append(group.Rows, Row{Elem: draw.New(draw.TableRow), Cells: []Cell{{X: 20 * mm, W: 50 * mm, Elem: draw.New(draw.DataCell), Body: brick{w, 10 * mm}}}})
		}
		t.Groups = append(t.Groups, group)
	}
	return t
}

func TestTable(t *testing.T) {
	cases := []struct {
		name  string
		table *Table
		want  string
	}{
		{"breaks between rows", table(1, 0, 6), "Head A a a a a | a a"},
		{"so many rows on either side", table(3, 0, 6), "Head A a a a | a a a"},
		{"small groups stay whole", table(1, 3, 3, 3), "Head A a a a | B b b b"},
		{"three on either side, or not at all", table(3, 5, 2, 8), "Head A a a | B b b b b | b b b b"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := regions(t, c.table, 100*mm, 50*mm); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestTableParts(t *testing.T) {
	tab := table(1, 0, 6)
	tab.Close = &Rule{Ink: "noir", Width: unit.PT}
	tab.HeadElem, tab.BodyElem = draw.New(draw.TableHead), draw.New(draw.TableBody)
	plans := fill(t, tab, 100*mm, 50*mm)
	all := func(b draw.Box) (read, drawn []string) {
		read = words(b)
		draw.Walk(&b, func(v draw.Visit) bool {
			for _, op := range v.Box.Ops {
				if x, ok := op.(draw.Text); ok {
					drawn = append(drawn, x.Str)
				}
			}
			return true
		})
		return read, drawn
	}
	read, drawn := all(plans[1].Box)
	if strings.Join(read, " ") != "a a" || strings.Join(drawn, " ") != "Head a(cont.) a a" {
		t.Errorf("the second part reads %v and shows %v", read, drawn)
	}
	if plans[0].Box.Elem != plans[1].Box.Elem || plans[0].Box.Elem == nil {
		t.Error("the parts are not one table")
	}
	roles := map[draw.Role]int{}
	draw.Walk(&plans[0].Box, func(v draw.Visit) bool {
		if v.Box.Elem != nil {
			roles[v.Box.Elem.Role]++
		}
		return true
	})
	if roles[draw.TableHead] != 1 || roles[draw.TableBody] != 1 || roles[draw.HeadCell] != 1 {
		t.Errorf("roles: %v", roles)
	}
	if got := (&Table{Head: tab.Head}).Place(&Env{}, space(50*mm)); got.Fit != Empty || len(got.Box.Kids) > 0 {
		t.Errorf("a table without rows is set: fit %d, %s", got.Fit, got.Box.H)
	}
	tab.Later = []Row{{Cells: []Cell{{W: 20 * mm, Body: brick{"Later", 20 * mm}}}}}
	tab.Elem = draw.New(draw.Table)
	if _, drawn := all(fill(t, tab, 100*mm, 50*mm)[1].Box); drawn[0] != "Later" {
		t.Errorf("the later head: %v", drawn)
	}
}

func TestGroup(t *testing.T) {
	high := table(1, 0, 1).Groups[0]
	high.Side.Body, high.Under, high.Name = brick{"A", 25 * mm}, &Rule{Ink: "noir", Width: unit.PT}, "layer"
	p := high.Place(&Env{}, space(50*mm))
	if p.Fit != Full || p.Box.H != 25*mm {
		t.Errorf("a group makes room for its side head: fit %d, %s", p.Fit, p.Box.H)
	}
	if p := high.Place(&Env{}, space(20*mm)); p.Fit != Wrap || p.Need != 25*mm {
		t.Errorf("fit %d, need %s", p.Fit, p.Need)
	}
	none := &Group{Side: high.Side, Head: brick{"title", 5 * mm}}
	if p := none.Place(&Env{}, space(50*mm)); p.Fit != Full || strings.Join(words(p.Box), " ") != "title A" {
		t.Errorf("a group without rows keeps its heads: %v", words(p.Box))
	}
	headed := table(1, 0, 6).Groups[0]
	headed.Head, headed.Again = brick{"first", 10 * mm}, brick{"again", 10 * mm}
	plans := fill(t, &headed, 100*mm, 40*mm)
	if len(plans) != 2 || len(plans[1].Box.Kids) != 4 {
		t.Errorf("the head above the later part is missing: %d parts", len(plans))
	}
}

func TestFrame(t *testing.T) {
	f := &Frame{X: 5 * mm, W: 60 * mm, Inset: Edges{mm, 2 * mm, 3 * mm, 4 * mm}, Body: brick{"a", 10 * mm}, Fill: "sable", Bleed: Edges{Left: 20 * mm, Bottom: 7 * mm}, Stroke: "noir", Line: unit.PT}
	p := f.Place(&Env{}, space(50*mm))
	if p.Fit != Full || p.Box.H != 14*mm || p.Box.Kids[0].X != 9*mm || p.Box.Kids[0].Y != mm || p.Box.Kids[0].Box.W != 54*mm {
		t.Errorf("fit %d, %s, body at %v", p.Fit, p.Box.H, p.Box.Kids[0].Point)
	}
	fill := p.Box.Ops[0].(draw.Path)
	if r, _ := draw.Extent(fill); !fill.Ground || r != unit.Box(-15*mm, 0, 80*mm, 21*mm) {
		t.Errorf("the ground covers %v", r)
	}
	f.H = 30 * mm
	if p := f.Place(&Env{}, space(50*mm)); p.Box.H != 30*mm {
		t.Errorf("least height: %s", p.Box.H)
	}
	if p := f.Place(&Env{}, space(20*mm)); p.Fit != Wrap || p.Need != 30*mm {
		t.Errorf("least height in too little room: fit %d, need %s", p.Fit, p.Need)
	}
	f.Grow = true
	if p := f.Place(&Env{}, space(50*mm)); p.Box.H != 50*mm {
		t.Errorf("grown: %s", p.Box.H)
	}
	f.Fixed, f.Body, f.Name = true, brick{"a", 40 * mm}, "panel"
	if p := f.Place(&Env{}, space(50*mm)); p.Fit != Wrap || p.Faults[0].Name != "panel" || p.Faults[0].Have != 26*mm {
		t.Errorf("fixed: %+v", p.Faults)
	}
	split := &Frame{Inset: Edges{5 * mm, 5 * mm, 5 * mm, 5 * mm}, Fill: "sable", Body: pile{"p", 0, 5, 10 * mm, 0}}
	if got := regions(t, split, 100*mm, 40*mm); got != "p0 p1 p2 | p3 p4" {
		t.Errorf("a frame that goes on: %s", got)
	}
	if p := (&Frame{H: 5 * mm, Fill: "sable"}).Place(&Env{}, space(20*mm)); p.Fit != Full || p.Box.H != 5*mm {
		t.Error("a frame around nothing is a panel")
	}
	if p := (&Frame{Inset: Edges{9 * mm, 9 * mm, 9 * mm, 9 * mm}, Body: brick{"a", mm}}).Place(&Env{}, space(10*mm)); p.Fit != Wrap {
		t.Error("a frame needs room for its inset")
	}
}

func TestStage(t *testing.T) {
	st := &Stage{W: 90 * mm, H: 60 * mm, Name: "cover", Items: []Placed{
		{X: 10 * mm, Y: 5 * mm, W: 30 * mm, H: 20 * mm, Body: brick{"a", 20 * mm}, Name: "title"},
		{X: 50 * mm, Y: 5 * mm, W: 30 * mm, H: 20 * mm, Body: brick{"b", 10 * mm}, Align: Bottom},
		{X: 50 * mm, Y: 30 * mm, W: 30 * mm, H: 20 * mm, Body: brick{"c", 10 * mm}, Align: Middle},
		{Y: 0, W: 90 * mm, H: 60 * mm, Over: true},
	}}
	p := st.Place(&Env{}, space(60*mm))
	if p.Fit != Full || !p.Box.Free || p.Box.Kids[1].Y != 15*mm || p.Box.Kids[2].Y != 35*mm {
		t.Errorf("fit %d: %s", p.Fit, p.Why)
	}
	bad := &Stage{W: 90 * mm, H: 60 * mm, Items: []Placed{
		{W: 30 * mm, H: 20 * mm, Body: brick{"a", 25 * mm}, Name: "title"},
		{X: 20 * mm, W: 30 * mm, H: 20 * mm, Body: brick{"b", 5 * mm}, Name: "figure"},
		{X: 80 * mm, W: 30 * mm, H: 20 * mm, Body: brick{"c", 5 * mm}, Name: "key"},
	}}
	p = bad.Place(&Env{}, space(60*mm))
	if p.Fit != Wrap || len(p.Faults) != 3 {
		t.Fatalf("fit %d, faults %+v", p.Fit, p.Faults)
	}
	for _, want := range []string{"title: it needs 25 mm and there are 20 mm", `figure: its place overlaps that of "title"`, "key: its place ends at 110 mm"} {
		if !strings.Contains(p.Why.String(), want) {
			t.Errorf("%q is not in %q", want, p.Why)
		}
	}
	s := space(60 * mm)
	s.Loose = true
	if p := bad.Place(&Env{}, s); p.Fit != Full || len(p.Faults) != 3 || len(words(p.Box)) != 3 {
		t.Errorf("loosely: fit %d, %d faults, %v", p.Fit, len(p.Faults), words(p.Box))
	}
	if p := st.Place(&Env{}, space(50*mm)); p.Fit != Wrap || p.Need != 60*mm {
		t.Errorf("a stage higher than its space: fit %d, need %s", p.Fit, p.Need)
	}
}

func TestList(t *testing.T) {
	list := &List{Elem: draw.New(draw.List), Indent: 8 * mm, Gap: 2 * mm, Items: []ListItem{
		{Label: brick{"1", 10 * mm}, Body: pile{"p", 0, 3, 10 * mm, 0}, Elem: draw.New(draw.ListItem), LabelElem: draw.New(draw.ListLabel), BodyElem: draw.New(draw.ListBody)},
		{Label: brick{"2", 5 * mm}, Body: pile{"q", 0, 3, 10 * mm, 0}, Elem: draw.New(draw.ListItem)},
	}}
	if got := regions(t, list, 100*mm, 45*mm); got != "1 p0 p1 p2 2 q0 | q1 q2" {
		t.Errorf("the label stays with the first part: %s", got)
	}
	p := list.Place(&Env{}, space(100*mm))
	item := p.Box.Kids[1].Box
	if p.Box.Kids[1].Y != 32*mm || item.Kids[1].X != 8*mm || item.Kids[1].Box.W != 92*mm {
		t.Error("gap or indent is wrong")
	}
	if label := item.Kids[0]; label.Y+label.Box.Base != item.Kids[1].Y+3500*mm/1000 && label.Y == 0 && item.Kids[1].Y == 0 {
		t.Error("label and body do not share a baseline")
	}
	if first := p.Box.Kids[0].Box; first.Elem.Role != draw.ListItem || first.Kids[0].Box.Elem.Role != draw.ListLabel || first.Kids[1].Box.Elem.Role != draw.ListBody {
		t.Error("the list has lost its structure")
	}
	if p := (&List{}).Place(&Env{}, space(mm)); p.Fit != Empty {
		t.Error("a list of nothing is nothing")
	}
	if p := list.Place(&Env{}, space(4*mm)); p.Fit != Wrap {
		t.Error("a label that does not fit is refused")
	}
}

func TestSmallBlocks(t *testing.T) {
	env := &Env{}
	if p := (Gap{30 * mm}).Place(env, space(10*mm)); p.Fit != Full || p.Box.H != 10*mm {
		t.Errorf("a gap takes what there is: %s", p.Box.H)
	}
	rule := &Rule{Ink: "noir", Width: mm, X: 5 * mm, W: 20 * mm}
	p := rule.Place(env, space(10*mm))
	if r, _ := draw.Extent(p.Box.Ops[0]); p.Box.H != mm || r.Y != 0 || r.H != mm {
		t.Errorf("the rule lies at %v", r)
	}
	if p := rule.Place(env, space(mm/2)); p.Fit != Wrap {
		t.Error("a rule needs its thickness")
	}
	d := &Drawn{wordBox("d", 40*mm, 20*mm)}
	if p := d.Place(env, space(30*mm)); p.Fit != Full {
		t.Error("a drawing that fits")
	}
	if p := d.Place(env, Space{W: 30 * mm, H: 10 * mm}); p.Fit != Wrap || len(p.Faults) != 2 {
		t.Errorf("a drawing too wide and too high: %+v", p.Faults)
	}
	m := Marked{Elem: draw.New(draw.Sect), Anchor: "x", Name: "sect", Body: pile{"p", 0, 5, 10 * mm, 0}}
	plans := fill(t, m, 100*mm, 30*mm)
	if len(plans) != 2 || plans[0].Box.Elem != plans[1].Box.Elem || len(plans[0].Box.Ops) != 1 || len(plans[1].Box.Ops) != 0 {
		t.Error("an element over two regions is one, with one anchor")
	}
	if p := (Marked{Anchor: "here"}).Place(env, space(mm)); p.Fit != Full || len(p.Box.Ops) != 1 {
		t.Error("an anchor alone is something")
	}
	if p := (Marked{Name: "n", Body: &script{{Fit: Wrap, Faults: []Fault{{Why: "no"}}}}}).Place(env, space(mm)); p.Faults[0].Name != "n" {
		t.Error("a mark names the faults in it")
	}
	art := Artifact{Role: draw.Footer, Body: m}
	plans = fill(t, art, 100*mm, 30*mm)
	if plans[0].Box.Elem.Role != draw.Footer || plans[1].Box.Elem.Role != draw.Footer || len(words(plans[0].Box)) != 0 {
		t.Error("an artifact is not read")
	}
	img := Artifact{Body: &Drawn{draw.Box{Size: unit.Size{W: mm, H: mm}, Ops: []draw.Op{draw.Image{Elem: m.Elem}, draw.Link{Href: "#x"}, draw.Text{Elem: m.Elem}}}}}
	if b := img.Place(env, space(mm)).Box; len(b.Ops) != 2 || b.Ops[0].(draw.Image).Elem != nil || b.Ops[1].(draw.Text).Elem != nil {
		t.Error("an artifact keeps structure or links")
	}
	here := IfPlaced{Anchor: "a", Body: brick{"a", mm}}
	if p := here.Place(env, space(mm)); p.Fit != Full {
		t.Error("nothing is known yet: all stands")
	}
	if p := here.Place((&Env{}).Again(nil, func(string) bool { return false }), space(mm)); p.Fit != Empty {
		t.Error("the anchor is not in the edition")
	}
	linked := &If{When: func(placed func(string) bool) bool { return placed("#a") }, Body: brick{"a", mm}}
	if p := linked.Place(env, space(mm)); p.Fit != Full {
		t.Error("nothing is known yet: all stands")
	}
	if p := linked.Place((&Env{}).Again(nil, func(a string) bool { return a == "a" }), space(mm)); p.Fit != Empty {
		t.Error("an anchor is no link to it")
	}
	if p := Stack(brick{"a", mm}, brick{"b", mm}).Place(env, space(9*mm)); p.Box.H != 2*mm {
		t.Error("a stack has no gaps")
	}
}

// Entries stand in the order of their pages: those of one page as they are given,
// one that has no page behind the one before it.
func TestByPage(t *testing.T) {
	list := &ByPage{Last: brick{"end", mm}}
	for _, a := range []string{"a", "b", "c", "d"} {
		list.Entries = append(list.Entries, Entry{a, IfPlaced{Anchor: a, Body: brick{a, mm}}})
	}
	for _, c := range []struct {
		pages map[string]string
		want  string
	}{
		{nil, "a b c d end"},
		{map[string]string{"a": "3", "b": "9", "c": "7", "d": "10"}, "a c b d end"},
		{map[string]string{"a": "3", "b": "9", "c": "9", "d": "8"}, "a d b c end"},
		{map[string]string{"a": "9", "c": "4", "d": "5"}, "c d a end"},
	} {
		env := &Env{}
		if c.pages != nil {
			env.Folio = func(a string) string { return c.pages[a] }
			env.Placed = func(a string) bool { return c.pages[a] != "" }
		}
		if got := strings.Join(words(list.Place(env, Space{W: mm, H: 9 * mm}).Box), " "); got != c.want {
			t.Errorf("%v: %s, want %s", c.pages, got, c.want)
		}
	}
}

package block

import (
	"fmt"
	"reflect"
	"sort"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// builder makes a tree of blocks of bytes, and notes the words it holds.
type builder struct {
	data  []byte
	n     int
	words []string // in the order they are read
	free  map[string]bool
}

func (b *builder) next() int {
	if len(b.data) == 0 {
		return 0
	}
	v := b.data[0]
	b.data = b.data[1:]
	return int(v)
}

func (b *builder) word() string {
	b.n++
	w := fmt.Sprintf("w%d_", b.n)
	return w
}

func (b *builder) height() unit.Length { return unit.Length(b.next()%24+1) * mm }

func (b *builder) brick() Block {
	w := b.word()
	b.words = append(b.words, w)
	return brick{w, b.height()}
}

func (b *builder) pile() Block {
	w, n := b.word(), b.next()%9+1
	for i := 0; i < n; i++ {
		b.words = append(b.words, fmt.Sprintf("%s%d", w, i))
	}
	return pile{w, 0, n, unit.Length(b.next()%4+2) * mm, b.next() * 2}
}

func (b *builder) block(depth int) Block {
	if depth == 0 {
		if b.next()%2 == 0 {
			return b.brick()
		}
		return b.pile()
	}
	kind := b.next()
	if kind >= 128 && kind%4 == 0 {
		return b.beside(depth)
	}
	switch kind % 14 {
	case 0, 1, 2:
		return b.flow(depth)
	case 3:
		return Columns{N: b.next()%3 + 1, Gap: mm, Body: b.block(depth - 1), Balance: b.next()%2 == 0, Grid: 2 * mm}
	case 4:
		return Keep{b.block(depth - 1)}
	case 5:
		return &Frame{Inset: Edges{mm, 2 * mm, 3 * mm, 0}, H: b.height(), Fill: "sable", Body: b.block(depth - 1), Grow: b.next()%4 == 0}
	case 6:
		head := b.brick()
		return Repeat{Head: head, Body: b.block(depth - 1), Gap: mm}
	case 7:
		return b.row()
	case 8:
		return b.table()
	case 9:
		body := b.block(depth - 1)
		over := b.word()
		b.words = append(b.words, over)
		b.free[over] = true
		return Interlude{Body: body, Over: brick{over, b.height()}, Gap: mm, Lead: b.next()%2 == 0}
	case 10:
		return b.list(depth)
	case 11:
		body := b.block(depth - 1)
		return &Either{Options: []Block{&Frame{Inset: Edges{4 * mm, 4 * mm, 4 * mm, 4 * mm}, Body: body}, body}, Accept: b.next() % 3 * 50}
	case 12:
		body := b.block(depth - 1)
		foot := b.word()
		b.words = append(b.words, foot)
		b.free[foot] = true
		return Footed{Body: body, Foot: brick{foot, b.height()}, Gap: mm}
	default:
		return Marked{Elem: draw.New(draw.Div), Anchor: fmt.Sprint("a", b.n), Body: b.block(depth - 1)}
	}
}

func (b *builder) flow(depth int) Block {
	f := &Flow{Grid: unit.Length(b.next()%3) * mm}
	for i := b.next()%5 + 1; i > 0; i-- {
		it := Item{Block: b.block(depth - 1), Before: unit.Length(b.next()%4) * mm, After: unit.Length(b.next()%4) * mm}
		switch b.next() % 9 {
		case 0:
			it.Break = Never
		case 1:
			it.Together = true
		case 2:
			it.Break = 700
		case 3:
			it.Foot = i == 1
		}
		f.Items = append(f.Items, it)
	}
	return f
}

func (b *builder) beside(depth int) Block {
	side := b.word()
	b.words = append(b.words, side)
	out := Beside{Side: brick{side, b.height()}, SideW: 20 * mm, X: 25 * mm, Elem: draw.New(draw.Div)}
	switch b.next() % 4 {
	case 0:
		out.SideX, out.X, out.W = 60*mm, 0, 50*mm
	case 1:
		out.Align = Baseline
	case 2: // a side piece of several, none of which may be parted
		more := b.word()
		b.words = append(b.words, more)
		out.Side = &Flow{Items: items(out.Side, brick{more, b.height()})}
	}
	out.Body = b.block(depth - 1)
	return out
}

func (b *builder) row() *Row {
	r := &Row{H: b.height(), Rule: &Rule{Ink: "noir", Width: unit.PT}}
	for i := b.next()%3 + 1; i > 0; i-- {
		r.Cells = append(r.Cells, Cell{X: unit.Length(len(r.Cells)) * 20 * mm, W: 18 * mm, Body: b.brick(), Align: Align(b.next() % 4)})
	}
	return r
}

func (b *builder) table() Block {
	t := &Table{Elem: draw.New(draw.Table), Head: []Row{*b.row()}, Close: &Rule{Ink: "noir", Width: unit.PT}}
	for g := b.next()%3 + 1; g > 0; g-- {
		side := b.word()
		b.words = append(b.words, side)
		group := Group{Least: b.next()%3 + 1, Whole: b.next() % 4, Cont: &Cell{X: 60 * mm, W: 10 * mm, Body: brick{"cont", mm}}}
		group.Side = &Cell{X: 60 * mm, W: 10 * mm, Body: brick{side, b.height()}}
		for i := b.next()%6 + 1; i > 0; i-- {
			group.Rows = append(group.Rows, *b.row())
		}
		t.Groups = append(t.Groups, group)
	}
	return t
}

func (b *builder) list(depth int) Block {
	l := &List{Elem: draw.New(draw.List), Indent: 5 * mm, Gap: mm}
	for i := b.next()%3 + 1; i > 0; i-- {
		label := b.word()
		b.words = append(b.words, label)
		l.Items = append(l.Items, ListItem{Label: brick{label, 3 * mm}, Body: b.block(depth - 1)})
	}
	return l
}

func build(data []byte) (Block, *builder) {
	b := &builder{data: data, free: map[string]bool{}}
	depth := 1 + b.next()%3
	return b.block(depth), b
}

// FuzzPlace holds every kind of block to its contract: nothing is lost or said
// twice, the order is kept, what was placed lies within its space, it ends, and
// placing again gives the same plan.
func FuzzPlace(f *testing.F) {
	seed := uint32(1)
	for i := 0; i < 200; i++ {
		data := make([]byte, 16+i)
		for j := range data {
			seed = seed*1664525 + 1013904223
			data[j] = byte(seed >> 24)
		}
		f.Add(data, byte(seed>>16))
	}
	f.Fuzz(func(t *testing.T, data []byte, height byte) {
		if len(data) > 400 {
			t.Skip()
		}
		b, made := build(data)
		h := unit.Length(height%80+20) * mm
		holds(t, b, made, h)
		if as, _ := build(data); !reflect.DeepEqual(b, as) {
			t.Error("placing has changed the block")
		}
	})
}

func holds(t *testing.T, b Block, made *builder, h unit.Length) {
	t.Helper()
	var got []string
	env := &Env{}
	for n := 0; b != nil; n++ {
		if n > 500 {
			t.Fatal("it does not end")
		}
		s := Space{W: 100 * mm, H: h, Fresh: true, Next: h}
		p := b.Place(env, s)
		if again := b.Place(&Env{}, s); !same(p, again) {
			t.Fatalf("placed twice, it differs: %d and %d", p.Fit, again.Fit)
		}
		loose := p.Fit == Wrap
		if loose {
			if p.Why == "" && len(p.Faults) == 0 {
				t.Error("a Wrap without a reason")
			}
			s.Loose = true
			if p = b.Place(env, s); p.Fit == Wrap {
				t.Fatalf("a loose space was refused: %s", p.Why)
			}
			if len(p.Faults) == 0 {
				t.Errorf("a loose placing of %T without a fault: %s, %v", b, p.Box.H, words(p.Box))
			}
		}
		if !loose && (p.Box.H > h || p.Box.W > 100*mm) {
			t.Errorf("a box of %s by %s in a space of 100mm by %s", p.Box.W, p.Box.H, h)
		}
		if !loose {
			within(t, &p.Box)
		}
		got = append(got, words(p.Box)...)
		if (p.Fit == Part) != (p.Rest != nil) {
			t.Fatalf("fit %d with rest %v", p.Fit, p.Rest)
		}
		b = p.Rest
	}
	compare(t, got, made)
}

// same compares plans by what they place: rests are new values each time.
func same(a, b Plan) bool {
	return a.Fit == b.Fit && a.Cost == b.Cost && a.Tail == b.Tail && a.Need == b.Need && a.Why == b.Why &&
		reflect.DeepEqual(a.Faults, b.Faults) && reflect.DeepEqual(a.Box, b.Box)
}

// within checks that every kid lies in its parent.
func within(t *testing.T, b *draw.Box) {
	t.Helper()
	for i := range b.Kids {
		k := &b.Kids[i]
		r := unit.Rect{Point: k.Point, Size: k.Box.Size}
		if !r.In(unit.Rect{Size: b.Size}, 0) {
			t.Errorf("a box of %s by %s at %s, %s leaves its parent of %s by %s", r.W, r.H, r.X, r.Y, b.W, b.H)
		}
		within(t, &k.Box)
	}
}

func compare(t *testing.T, got []string, made *builder) {
	t.Helper()
	a, b := append([]string(nil), got...), append([]string(nil), made.words...)
	sort.Strings(a)
	sort.Strings(b)
	if strings.Join(a, " ") != strings.Join(b, " ") {
		t.Fatalf("placed %v\nwant   %v", a, b)
	}
	rank := map[string]int{}
	for i, w := range made.words {
		rank[w] = i
	}
	last := -1
	for _, w := range got {
		if made.free[w] {
			continue
		}
		if rank[w] < last {
			t.Fatalf("%s is out of order in %v", w, got)
		}
		last = rank[w]
	}
}

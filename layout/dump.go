package layout

import (
	"bytes"
	"fmt"
	"reflect"
	"strings"

	"github.com/secnumcloud-observatory/press/layout/compose"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/paint"
	"github.com/secnumcloud-observatory/press/layout/profile"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// Blocks is a composed document as text: a line for each block, indented by
// its depth, with its lengths, roles and words. It is made to be compared.
func Blocks(doc *page.Document) string {
	d := &blockDump{}
	for _, s := range doc.Sections {
		fmt.Fprintf(&d.b, "section %s  %q\n", s.ID, s.Title)
		d.value(reflect.ValueOf(s.Body), 1)
	}
	return d.b.String()
}

// blockDump walks blocks by reflection: a dump that every new kind of block had
// to be taught would be wrong the day after.
type blockDump struct{ b strings.Builder }

func (d *blockDump) value(v reflect.Value, depth int) {
	for v.IsValid() && (v.Kind() == reflect.Interface || v.Kind() == reflect.Pointer) {
		v = v.Elem()
	}
	if !v.IsValid() {
		return
	}
	switch v.Kind() {
	case reflect.Slice:
		for i := range v.Len() {
			d.value(v.Index(i), depth)
		}
	case reflect.Struct:
		d.record(v, depth)
	}
}

func (d *blockDump) record(v reflect.Value, depth int) {
	t := v.Type()
	fmt.Fprintf(&d.b, "%s%s%s\n", strings.Repeat("  ", depth), t.Name(), d.facts(v))
	if t == reflect.TypeFor[text.Para]() || t == reflect.TypeFor[draw.Box]() {
		return
	}
	for i := range t.NumField() {
		switch f := v.Field(i); f.Kind() {
		case reflect.Interface, reflect.Slice:
			d.value(f, depth+1)
		case reflect.Pointer, reflect.Struct:
			if holds(t.Field(i).Type) {
				d.value(f, depth+1)
			}
		}
	}
}

// holds tells the types within a block that are worth a line.
func holds(t reflect.Type) bool {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch t {
	case reflect.TypeFor[draw.Elem](), reflect.TypeFor[diag.Pos]():
		return false
	}
	return t.Kind() == reflect.Struct && t.NumField() > 0 && !strings.HasSuffix(t.PkgPath(), "/unit")
}

// facts is the plain fields of a block that are set.
func (d *blockDump) facts(v reflect.Value) string {
	if v.Type() == reflect.TypeFor[text.Para]() {
		return paraFacts(v)
	}
	var b strings.Builder
	for i := range v.NumField() {
		f, name := v.Field(i), v.Type().Field(i).Name
		switch {
		case f.IsZero():
		case f.Type() == reflect.TypeFor[unit.Length]():
			fmt.Fprintf(&b, " %s=%s", name, unit.Length(f.Int()))
		case f.Type() == reflect.TypeFor[*draw.Elem]():
			fmt.Fprintf(&b, " %s", f.Elem().FieldByName("Role").String())
		case f.Kind() == reflect.String:
			fmt.Fprintf(&b, " %s=%q", name, f.String())
		case f.CanInt():
			fmt.Fprintf(&b, " %s=%d", name, f.Int())
		case f.CanUint():
			fmt.Fprintf(&b, " %s=%d", name, f.Uint())
		case f.Kind() == reflect.Bool:
			fmt.Fprintf(&b, " %s", name)
		}
	}
	return b.String()
}

// paraFacts is a paragraph's style, role and words.
func paraFacts(v reflect.Value) string {
	role, words := "", ""
	if e := v.FieldByName("Elem"); !e.IsNil() {
		role = " " + e.Elem().FieldByName("Role").String()
	}
	runs := v.FieldByName("Runs")
	for i := range runs.Len() {
		words += runs.Index(i).FieldByName("Text").String()
	}
	return fmt.Sprintf(" %s%s “%s”", v.FieldByName("Style").FieldByName("Name").String(), role, words)
}

// Operators is the pages of one language as a profile's painter writes them:
// the content streams, page by page. Pages that cannot be painted are an error.
func (p *Press) Operators(res *Result, l Laid, prof profile.Profile) (string, error) {
	painted, err := paint.PDF(l.Result.Pages, (&run{press: p, ed: res.Edition, lang: l.Lang}).slug(), prof,
		compose.Palette(p.Store.Theme, profile.Coated), p.Faces)
	if err != nil {
		return "", fmt.Errorf("pages in %s: %w", l.Lang, err)
	}
	var b strings.Builder
	for i, stream := range bytes.Split(painted.File, []byte(paint.Start))[1:] {
		stream, _, _ = bytes.Cut(stream, []byte("endstream"))
		fmt.Fprintf(&b, "%% page %d  %s %s\n%s%s\n", i+1, l.Lang, prof.Name, paint.Start, bytes.TrimRight(stream, "\n"))
	}
	return b.String(), nil
}

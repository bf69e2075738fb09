package draw

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"testing"
)

// Every swatch that has a name in the code is in the list that the theme is
// held to.
func TestInksAreAllConstants(t *testing.T) {
	f, err := parser.ParseFile(token.NewFileSet(), "ink.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var named []Ink
	ast.Inspect(f, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		for _, v := range spec.Values {
			s, err := strconv.Unquote(v.(*ast.BasicLit).Value)
			if err != nil {
				t.Fatal(err)
			}
			named = append(named, Ink(s))
		}
		return true
	})
	if len(named) == 0 || !slices.Equal(named, Inks()) {
		t.Errorf("the constants are %q, the list has %q", named, Inks())
	}
}

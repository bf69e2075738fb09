package findings

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"regexp"
	"strings"
	"testing"
)

// English that is put into a fact of a sentence stays English in every language: what is said of
// a thing is a sentence of its own, and only what was typed, names, keys and figures are words.
func TestFactsOfFindingsAreNoEnglish(t *testing.T) {
	loaded := load(t)
	bearing := map[string]bool{} // functions whose string has English in it
	for again := true; again; {  // until none is found that calls another
		again = false
		for _, u := range loaded {
			for _, f := range u.files {
				for _, d := range f.Decls {
					fn, ok := d.(*ast.FuncDecl)
					if !ok || fn.Body == nil || bearing[fullName(u.info.Defs[fn.Name])] || !givesString(u.info, fn) {
						continue
					}
					if j := (joined{u.info, bearing, fn}); j.returnsEnglish() {
						bearing[fullName(u.info.Defs[fn.Name])], again = true, true
					}
				}
			}
		}
	}
	facts := 0
	for _, u := range loaded {
		for _, f := range u.files {
			for _, d := range f.Decls {
				fn, ok := d.(*ast.FuncDecl)
				if !ok || fn.Body == nil {
					continue
				}
				j := joined{u.info, bearing, fn}
				ast.Inspect(fn.Body, func(n ast.Node) bool {
					call, ok := n.(*ast.CallExpr)
					if !ok {
						return true
					}
					for _, arg := range factsOf(u.info, call) {
						facts++
						if isString(u.info, arg) && j.english(arg, 4) {
							t.Errorf("%s: English is put into a fact, and every language would say it so", u.fset.Position(arg.Pos()))
						}
					}
					return true
				})
			}
		}
	}
	if facts < 1500 {
		t.Errorf("only %d facts of sentences were found", facts)
	}
}

// factsOf is the facts of a call that says a sentence: what stands behind a parameter of the type diag.Text
// in a list of anything.
func factsOf(info *types.Info, call *ast.CallExpr) []ast.Expr {
	sig, ok := info.TypeOf(call.Fun).(*types.Signature)
	if !ok || !sig.Variadic() || sig.Params().Len() < 2 {
		return nil
	}
	n := sig.Params().Len()
	list, ok := sig.Params().At(n - 1).Type().(*types.Slice)
	if !ok || !types.IsInterface(list.Elem()) || len(call.Args) < n ||
		!strings.HasSuffix(sig.Params().At(n-2).Type().String(), "layout/diag.Text") {
		return nil
	}
	return call.Args[n-1:]
}

// fullName is the name of a function in the whole program, "" of anything else.
func fullName(o types.Object) string {
	if f, ok := o.(*types.Func); ok {
		return f.FullName()
	}
	return ""
}

func isString(info *types.Info, e ast.Expr) bool {
	b, ok := info.TypeOf(e).(*types.Basic)
	return ok && b.Info()&types.IsString != 0
}

func givesString(info *types.Info, fn *ast.FuncDecl) bool {
	o, ok := info.Defs[fn.Name].(*types.Func)
	if !ok {
		return false
	}
	res := o.Type().(*types.Signature).Results()
	for i := range res.Len() {
		if b, ok := res.At(i).Type().(*types.Basic); ok && b.Kind() == types.String {
			return true
		}
	}
	return false
}

// joined looks for English in the strings of a function.
type joined struct {
	info    *types.Info
	bearing map[string]bool
	fn      *ast.FuncDecl
}

func (j joined) returnsEnglish() (found bool) {
	ast.Inspect(j.fn.Body, func(n ast.Node) bool {
		switch r := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.ReturnStmt:
			for _, e := range r.Results {
				found = found || isString(j.info, e) && j.english(e, 4)
			}
		}
		return true
	})
	return found
}

// inEnglish is words of a sentence: a word and a space, or a space and a word.
var inEnglish = regexp.MustCompile(`(?:^|[^%\w.\-/])[a-zA-Z]{2,} |(?:^|[^,]) [a-z]{2,}(?:$|[ ,.;:])`)

// english tells whether a string expression has English in it, looking back through so many steps.
func (j joined) english(e ast.Expr, steps int) bool {
	if tv := j.info.Types[e]; tv.Value != nil && tv.Value.Kind() == constant.String {
		return inEnglish.MatchString(constant.StringVal(tv.Value)) && !asTyped(constant.StringVal(tv.Value))
	}
	if steps == 0 {
		return false
	}
	switch x := e.(type) {
	case *ast.ParenExpr:
		return j.english(x.X, steps)
	case *ast.BinaryExpr:
		return x.Op == token.ADD && (j.english(x.X, steps) || j.english(x.Y, steps))
	case *ast.CallExpr:
		return j.called(x, steps)
	case *ast.CompositeLit:
		for _, el := range x.Elts {
			if kv, ok := el.(*ast.KeyValueExpr); ok {
				el = kv.Value
			}
			if j.english(el, steps-1) {
				return true
			}
		}
	case *ast.IndexExpr:
		return j.english(x.X, steps-1)
	case *ast.Ident:
		return j.assigned(j.info.ObjectOf(x), steps-1)
	}
	return false
}

func (j joined) called(x *ast.CallExpr, steps int) bool {
	name := ""
	switch f := x.Fun.(type) {
	case *ast.Ident:
		if j.bearing[fullName(j.info.ObjectOf(f))] {
			return true
		}
		name = f.Name
	case *ast.SelectorExpr:
		if j.bearing[fullName(j.info.ObjectOf(f.Sel))] {
			return true
		}
		name = f.Sel.Name
	}
	switch name {
	case "Sprintf", "Join", "append", "TrimSpace", "TrimPrefix", "Sprint", "Quote":
		for _, a := range x.Args {
			if j.english(a, steps-1) {
				return true
			}
		}
	}
	return false
}

// assigned tells whether a variable of the function is given English.
func (j joined) assigned(o types.Object, steps int) (found bool) {
	if o == nil || steps <= 0 {
		return false
	}
	ast.Inspect(j.fn.Body, func(n ast.Node) bool {
		a, ok := n.(*ast.AssignStmt)
		if !ok || found {
			return !found
		}
		for i, l := range a.Lhs {
			if id, ok := l.(*ast.Ident); ok && j.info.ObjectOf(id) == o {
				if len(a.Rhs) == len(a.Lhs) {
					found = found || j.english(a.Rhs[i], steps)
				} else if isString(j.info, l) {
					found = found || j.english(a.Rhs[0], steps)
				}
			}
		}
		return true
	})
	return found
}

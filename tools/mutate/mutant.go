package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// mutant is one change in one place of a file.
type mutant struct {
	file     string
	line     int
	from, to int // the bytes that are replaced
	old, new string
}

func (m mutant) String() string {
	changed := m.new
	if changed == "" {
		changed = "(left out)"
	}
	return fmt.Sprintf("%s:%d: %s → %s", m.file, m.line, strings.Join(strings.Fields(m.old), " "), changed)
}

// apply is the file with the change.
func (m mutant) apply(src []byte) []byte {
	return []byte(string(src[:m.from]) + m.new + string(src[m.to:]))
}

// mutantsIn are all changes in the files of a folder, tests left out.
func mutantsIn(dir string) ([]mutant, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		return nil, err
	}
	var out []mutant
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		src, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		ms, err := mutantsOf(file, src)
		if err != nil {
			return nil, err
		}
		out = append(out, ms...)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("there is nothing to change")
	}
	return out, nil
}

// mutantsOf are all changes in one file, in its order.
func mutantsOf(file string, src []byte) ([]mutant, error) {
	set := token.NewFileSet()
	tree, err := parser.ParseFile(set, file, src, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	v := &visitor{set: set, file: file, src: src}
	ast.Inspect(tree, v.visit)
	return v.out, nil
}

type visitor struct {
	set  *token.FileSet
	file string
	src  []byte
	out  []mutant
}

// swap replaces the source between two places.
func (v *visitor) swap(from, to token.Pos, words string) {
	p, e := v.set.Position(from), v.set.Position(to)
	v.out = append(v.out, mutant{file: v.file, line: p.Line, from: p.Offset, to: e.Offset, old: string(v.src[p.Offset:e.Offset]), new: words})
}

func (v *visitor) visit(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.ImportSpec:
		return false
	case *ast.BasicLit:
		for _, other := range numbers(n) {
			v.swap(n.Pos(), n.End(), other)
		}
	case *ast.Ident:
		if other := map[string]string{"true": "false", "false": "true"}[n.Name]; other != "" {
			v.swap(n.Pos(), n.End(), other)
		}
	case *ast.BinaryExpr:
		for _, other := range operators(n.Op) {
			v.swap(n.OpPos, n.OpPos+token.Pos(len(n.Op.String())), other)
		}
	case *ast.IfStmt:
		v.swap(n.Cond.Pos(), n.Cond.End(), "!("+v.text(n.Cond)+")")
	case *ast.ExprStmt, *ast.IncDecStmt:
		v.swap(n.Pos(), n.End(), "")
	case *ast.AssignStmt:
		if n.Tok != token.DEFINE {
			v.swap(n.Pos(), n.End(), "")
		}
	}
	return true
}

func (v *visitor) text(n ast.Node) string {
	return string(v.src[v.set.Position(n.Pos()).Offset:v.set.Position(n.End()).Offset])
}

// operators are what stands for an operator: a comparison loses or gains its
// edge and is turned round.
func operators(op token.Token) []string {
	switch op {
	case token.LSS:
		return []string{"<=", ">="}
	case token.LEQ:
		return []string{"<", ">"}
	case token.GTR:
		return []string{">=", "<="}
	case token.GEQ:
		return []string{">", "<"}
	case token.EQL:
		return []string{"!="}
	case token.NEQ:
		return []string{"=="}
	case token.LAND:
		return []string{"||"}
	case token.LOR:
		return []string{"&&"}
	case token.ADD:
		return []string{"-"}
	case token.SUB:
		return []string{"+"}
	case token.MUL:
		return []string{"/"}
	case token.QUO:
		return []string{"*"}
	default:
		return nil
	}
}

// numbers are a tenth more and less than a number, and at least one whole.
func numbers(lit *ast.BasicLit) []string {
	switch lit.Kind {
	case token.INT:
		n, err := strconv.ParseInt(lit.Value, 0, 64)
		if err != nil {
			return nil
		}
		step := max(1, n/10)
		if n == 0 {
			return []string{"1"}
		}
		return []string{strconv.FormatInt(n+step, 10), strconv.FormatInt(n-step, 10)}
	case token.FLOAT:
		x, err := strconv.ParseFloat(lit.Value, 64)
		if err != nil {
			return nil
		}
		if x == 0 {
			return []string{"1.0"}
		}
		return []string{decimal(x * 1.1), decimal(x * 0.9)}
	default:
		return nil
	}
}

// decimal keeps a float a float.
func decimal(x float64) string {
	s := strconv.FormatFloat(x, 'g', 6, 64)
	if !strings.ContainsAny(s, ".e") {
		s += ".0"
	}
	return s
}

package pdf

import (
	"bytes"
	"fmt"
)

// CrossReference follows startxref to the cross-reference and each classic
// entry to its object, on the bytes, before any reader's repair.
func CrossReference(d []byte) []Stumble {
	i := bytes.LastIndex(d, []byte("startxref"))
	if i < 0 {
		return []Stumble{{Sort: StartMissing}}
	}
	l := &lexer{b: d, pos: i + len("startxref")}
	v, _ := l.next()
	at, ok := v.(float64)
	if !ok || int(at) >= len(d) || at < 0 {
		return []Stumble{{Sort: StartNowhere}}
	}
	if bytes.HasPrefix(d[int(at):], []byte("xref")) {
		return classicXref(d, int(at))
	}
	l = &lexer{b: d, pos: int(at)}
	for _, want := range []string{"number", "number", "obj"} {
		v, _ := l.next()
		_, isNumber := v.(float64)
		if want == "number" && !isNumber || want == "obj" && v != operator("obj") {
			return []Stumble{{Sort: StartElsewhere}}
		}
	}
	return nil
}

func classicXref(d []byte, at int) []Stumble {
	var out []Stumble
	l := &lexer{b: d, pos: at + 4}
	for {
		v, ok := l.next()
		first, isNumber := v.(float64)
		if !ok || !isNumber {
			return out
		}
		n, _ := l.next()
		count, _ := n.(float64)
		for i := range int(count) {
			off, ok1 := l.next()
			gen, ok2 := l.next()
			kind, ok3 := l.next()
			o, isOff := off.(float64)
			g, _ := gen.(float64)
			if !ok1 || !ok2 || !ok3 || !isOff {
				return append(out, Stumble{Sort: TableShort})
			}
			if kind != operator("n") {
				continue
			}
			want := fmt.Sprintf("%d %d obj", int(first)+i, int(g))
			if int(o) >= len(d) || o < 0 || !bytes.HasPrefix(d[int(o):], []byte(want)) {
				out = append(out, Stumble{Sort: ObjectElsewhere, N: int(first) + i})
			}
		}
	}
}

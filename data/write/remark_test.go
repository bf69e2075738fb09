package write_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/data/write"
)

// owned is a line of a file and the item it belongs to; -1: to none.
type owned struct {
	text string
	of   int
}

// remarked is a file with a list of n items, remarks of every kind wherever one
// can stand, and who each belongs to.
func remarked(r *rand.Rand, n, indent int) []owned {
	var out []owned
	pad := strings.Repeat(" ", indent)
	add := func(of int, text string) { out = append(out, owned{text, of}) }
	odds := func(k int) bool { return r.IntN(k) == 0 }
	if odds(2) {
		add(-1, "# yaml-language-server: $schema=../schema/x.json")
	}
	for range r.IntN(3) {
		add(-1, fmt.Sprintf("# of the file %d", r.IntN(99)))
	}
	if odds(2) {
		add(-1, "")
	}
	add(-1, "list: # of the list")
	for i := range n {
		lead := len(out)
		if odds(3) {
			add(-1, pad+"# set apart")
			add(-1, "")
		}
		if odds(3) {
			add(-1, pad+[]string{"# of what follows", "# so on"}[r.IntN(2)])
			add(-1, pad+[]string{"# ---- part ----", "# part ======", "# $schema: y", "#######", "# ~~~"}[r.IntN(5)])
		}
		if indent > 0 && odds(4) {
			add(-1, "# of the list, between")
		}
		if len(out) == lead && i > 0 && odds(3) {
			add(-1, "")
		}
		for range r.IntN(3) {
			add(i, pad+[]string{"# about it", "# -- a dash", "#", "# ends in a dash --", "# a-b-c ..."}[r.IntN(5)])
		}
		add(i, pad+fmt.Sprintf("- id: i%d # %d", i, r.IntN(99)))
		if odds(2) {
			add(i, pad+"  # ---- within ----")
			add(i, "")
			add(i, pad+"  b: |")
			add(i, pad+"    # words")
		}
		if odds(3) {
			add(i, pad+"  # more of it")
		}
	}
	add(-1, "# behind")
	add(-1, "last: 1")
	return out
}

// deleteItem takes an item out of such a file: its lines and its remarks are
// gone and every other line stands as it stood, but for an empty one.
func deleteItem(t *testing.T, seed uint64) {
	t.Helper()
	r := rand.New(rand.NewPCG(seed, 9))
	n, indent := 1+r.IntN(4), 2*r.IntN(2)
	eol := []string{"\n", "\r\n"}[r.IntN(2)]
	k := r.IntN(n)
	var text strings.Builder
	var want, got []string
	for _, l := range remarked(r, n, indent) {
		text.WriteString(l.text + eol)
		if l.of != k && l.text != "" {
			want = append(want, l.text)
		}
	}
	d, err := write.YAML("x.yaml", []byte(text.String()))
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Delete(at("list", k)); err != nil {
		t.Fatalf("%v in\n%s", err, text.String())
	}
	for l := range strings.SplitSeq(string(d.Bytes()), eol) {
		if l != "" {
			got = append(got, strings.Replace(l, "list: []", "list:", 1))
		}
	}
	if a, b := strings.Join(want, "\n"), strings.Join(got, "\n"); a != b {
		t.Fatalf("item %d of\n%s\nis deleted. Want\n%s\n\nGot\n%s", k, text.String(), a, b)
	}
}

func TestOtherRemarksStay(t *testing.T) {
	for seed := range uint64(3000) {
		deleteItem(t, seed)
	}
}

func FuzzDelete(f *testing.F) {
	f.Add(uint64(1))
	f.Fuzz(deleteItem)
}

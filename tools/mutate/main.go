// Mutate asks whether the tests would notice. It changes one thing in one
// place of a package, runs the package's tests, and lists the changes that no
// test noticed: the survivors.
//
//	go run ./tools/mutate -n 40 -seed 1 charts layout/text data/facts=data
//
// An argument is a folder, and after a = the folder whose tests are run, when
// those are not its own. Changes are a number a little more and a little less,
// a comparison at its edge or turned round, a sum for a difference, and for or,
// a condition reversed, true for false, a statement left out. The sample is
// drawn from all of them by the seed, so a run can be repeated; changes that do
// not compile are not counted. Mutants run one at a time and the tree is never
// touched: the compiler is given the changed file by -overlay. A mutant whose
// tests take ten times as long as without it counts as noticed.
//
// Survivors are places to look at, not faults: a changed measure that still
// looks right, or a line nothing can tell from another, may survive with good
// reason. So the exit code is 0 unless a run could not be made.
package main

import (
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"strings"
	"time"
)

func main() {
	o := order{}
	flag.IntVar(&o.most, "n", 40, "mutants of a package, at most")
	flag.Uint64Var(&o.seed, "seed", 1, "which sample is drawn")
	flag.StringVar(&o.tests, "run", "", "only tests that match, as in go test")
	flag.StringVar(&o.match, "only", "", "only changes whose line, as listed, holds this")
	flag.Parse()
	if flag.NArg() == 0 {
		fmt.Fprintln(os.Stderr, "mutate: name the folders to change, such as charts or data/facts=data")
		os.Exit(2)
	}
	for _, arg := range flag.Args() {
		if err := o.folder(os.Stdout, arg); err != nil {
			fmt.Fprintf(os.Stderr, "mutate: %s: %v\n", arg, err)
			os.Exit(1)
		}
	}
}

// order is what is asked for.
type order struct {
	most         int
	seed         uint64
	tests, match string
}

// folder mutates one package and writes its survivors and a sum.
func (o order) folder(out io.Writer, arg string) error {
	dir, tested, ok := strings.Cut(arg, "=")
	if !ok {
		tested = dir
	}
	all, err := mutantsIn(dir)
	if err != nil {
		return err
	}
	b, err := newBench(tested, o.tests)
	if err != nil {
		return err
	}
	defer b.close()
	start := time.Now()
	count := map[verdict]int{}
	for _, m := range o.sample(all) {
		if count[survived]+count[noticed] == o.most {
			break
		}
		v, err := b.try(m)
		if err != nil {
			return err
		}
		count[v]++
		if v == survived {
			fmt.Fprintln(out, m)
		}
	}
	fmt.Fprintf(out, "%s: %d changes possible, %d tried in %s, %d noticed, %d survived\n",
		dir, len(all), count[noticed]+count[survived], time.Since(start).Round(time.Second), count[noticed], count[survived])
	return nil
}

// sample is the mutants in the order of the seed.
func (o order) sample(all []mutant) []mutant {
	var out []mutant
	for _, m := range all {
		if strings.Contains(m.String(), o.match) {
			out = append(out, m)
		}
	}
	rand.New(rand.NewPCG(o.seed, 0)).Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}

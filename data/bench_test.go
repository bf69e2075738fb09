package data_test

import (
	"testing"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/testdata/sample"
)

// Loading is the whole shipped folder: three editions, two registers.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, found := data.Load(data.FS()); len(found) > 0 {
			b.Fatal(found)
		}
	}
}

// A view of 200 offers with two years of evolution.
func BenchmarkView(b *testing.B) {
	_, e, err := sample.Store(200)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if n := len(e.Register().AsOf(e.Cutoff, e.Previous).Months(24)); n != 24 {
			b.Fatal(n)
		}
	}
}

package charts

import "testing"

// BenchmarkEdition draws every chart of an edition and its cover.
func BenchmarkEdition(b *testing.B) {
	s, offers := sheet(b, "fr"), january()
	for b.Loop() {
		all(b, s, offers)
		Cover(s, seasonOf(1), wallOf(Decided, offers, 1, 0), 3*mm)
		CoverMap(s, seasonOf(1), wallOf(Decided, offers, 1, 0), 70*mm)
	}
}

package charts

import (
	"testing"

	"github.com/secnumcloud-observatory/press/layout/unit"
)

// Discs of a wing move together until they stand 3.5 mm apart, and no further:
// a longer wing takes several lines, each as full as it can be.
func TestWingsBreakRatherThanShrink(t *testing.T) {
	const least = 35 * mm / 10
	one, several := 0, 0
	for n := 1; n <= 200; n++ {
		w := &butterfly{Sheet: sheet(t, "fr"), rec: newRecorder(sheet(t, "fr").Fonts)}
		w.fit([2]int{n, n})
		count := w.wide(w.Locale.Number(n), w.Styles.Count)
		room := (w.Width-wingMid)/2 - wingCount - count
		pitch, per := w.units.pitch, w.units.per
		if pitch < least || pitch > wingPitch {
			t.Fatalf("%d discs stand %s apart", n, pitch)
		}
		if unit.Length(per)*pitch-(pitch-w.units.mark) > room {
			t.Fatalf("%d discs on a line of %s, %s apart, run into the count", per, room, pitch)
		}
		switch {
		case room/unit.Length(n) >= least:
			one++
			if per != n {
				t.Fatalf("%d discs would fit on a line of %s and are set %d a line", n, room, per)
			}
		default:
			several++
			if pitch != least || per != int(room/least) {
				t.Fatalf("%d discs: %d a line, %s apart; a line of %s holds more", n, per, pitch, room)
			}
		}
	}
	if one == 0 || several == 0 {
		t.Errorf("%d wings of one line, %d of several: the test saw only one kind", one, several)
	}
}

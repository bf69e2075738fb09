package compose_test

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/secnumcloud-observatory/press/data"
)

// However many offers a register has, in whatever layers, every one of its pages is half
// full in either language, where it takes several: none has a few rows left over.
func TestRegisterOfAnyNumberOfOffers(t *testing.T) {
	theme, err := fs.ReadFile(data.FS(), "theme.yaml")
	if err != nil {
		t.Fatal(err)
	}
	layers := []string{"[iaas]", "[paas]", "[saas]", "[iaas, caas]", "[iaas]", "[caas, paas, saas]"}
	several := 0
	for _, n := range registerOffers() {
		for _, qualified := range []int{2, 3, 7} { // one of so many
			m := newModel(spans()[0])
			for i := range n {
				kind := "candidate"
				if i%qualified == 0 {
					kind = "qualified"
				}
				m.add(kind, fmt.Sprintf("Maison %02d", i*2/3), fmt.Sprintf("Service %02d", i)+strings.Repeat(" de confiance", i%7/3))
			}
			folder, _ := m.folder(t, theme).(fstest.MapFS)
			parts := strings.Split(string(folder["register/offers.yaml"].Data), "[iaas]")
			told := parts[0]
			for i, part := range parts[1:] {
				told += layers[i%len(layers)] + part
			}
			folder["register/offers.yaml"] = &fstest.MapFile{Data: []byte(told)}
			s := brief(t, load(t, folder), "2026-05", "cover", "month", "register")
			for lang, res := range layAll(t, s, "2026-05", languages()...) {
				var of []int
				for i, fill := range fills(res) {
					if res.Pages[i].Section == "register" {
						of = append(of, fill)
					}
				}
				for i, fill := range of {
					if len(of) > 1 && fill < 50 {
						t.Errorf("%d offers, one of %d qualified, %s: page %d of the register is %d %% full: %v", n, qualified, lang, i+1, fill, of)
					}
				}
				several += len(of) / 2
			}
		}
	}
	if several == 0 {
		t.Error("no register has several pages")
	}
}

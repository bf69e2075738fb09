package review

import (
	"strings"
	"testing"
)

// A question takes for given what it says behind a definite article (of the register of April, 17 are
// qualified and 16 in progress); what it asks, and of whom, it does not. + is told, - is not.
func TestDefiniteCountsOfQuestions(t *testing.T) {
	cases := map[string]string{"en": `
+ Which of the eighteen qualified offers is yours?
+ What do the fifteen offers in progress have in common?
+ The eighteen qualified offers, for whom?
+ Which of the 18 qualified offers is yours?
- Which of the seventeen qualified offers is yours?
- What do the sixteen offers in progress have in common?
- Are nineteen offers qualified today?
- Which of the six qualified offers of OVHcloud is yours?
- What of the three qualified offers in the IaaS layer?
- Which of the two qualified offers with a known end is it?
- Which of the two offers is yours?
- In January, which of the sixteen qualified offers was yours?
`, "fr": `
+ Laquelle des dix-huit offres qualifiées est la vôtre ?
+ Qu’ont en commun les quinze offres en cours ?
+ Les dix-huit offres qualifiées sont listées, mais laquelle est la vôtre ?
+ Que deviennent les dix-huit offres qualifiées ?
- Laquelle des dix-sept offres qualifiées est la vôtre ?
- Qu’ont en commun les seize offres en cours ?
- Y a-t-il dix-neuf offres qualifiées ?
- Laquelle des six offres qualifiées d’OVHcloud est la vôtre ?
- Laquelle des deux offres est la vôtre ?
- En janvier, laquelle des seize offres qualifiées était la vôtre ?
`}
	for lang, lines := range cases {
		for _, line := range strings.Split(strings.TrimSpace(lines), "\n") {
			s, words := shipped(t, map[string]string{"editions/2026-04/" + lang + "/editorial.md": "---\ntitle: April\n---\n\n" + line[2:] + "\n"})
			ed, _ := s.Edition("2026-04")
			loc, _ := words.Locale(lang)
			told := false
			for _, is := range Claims(s, ed, loc) {
				told = told || strings.HasSuffix(is.Pos.File, lang+"/editorial.md")
			}
			if told != (line[0] == '+') {
				t.Errorf("%s: told %v", line, told)
			}
		}
	}
}

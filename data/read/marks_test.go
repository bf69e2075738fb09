package read_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/data/read"
)

// found is the findings of a body, each as line:column and code.
func found(t *testing.T, text string) []string {
	t.Helper()
	_, is := readText(t, text)
	var out []string
	for _, i := range is {
		if i.Msg == "" || i.Hint == "" {
			t.Errorf("%q: no words: %+v", text, i)
		}
		out = append(out, fmt.Sprintf("%d:%d %s", i.Pos.Line, i.Pos.Col, i.Code))
	}
	return out
}

// Each of these would be printed as it stands, or lose something: there is one
// finding, where the editor sees the fault.
func TestBrokenMarks(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		// bold and italics
		{"Un **mot.", "1:4 BrokenMark"},
		{"A **word and no end.", "1:3 BrokenMark"},
		{"Un mot** seul.", "1:7 BrokenMark"},
		{"Un *mot.", "1:4 BrokenMark"},
		{"An _open word.", "1:4 BrokenMark"},
		{"Un mot_ seul.", "1:7 BrokenMark"},
		{"L'*offre.", "1:3 BrokenMark"},
		{"(*mot)", "1:2 BrokenMark"},
		{"Un **mot* faux.", "1:4 BrokenMark"},
		{"Un *mot** faux.", "1:8 BrokenMark"},
		{"Un ** mot ** ici.", "1:4 BrokenMark"},
		{"Un **mot ** ici.", "1:4 BrokenMark"},
		{"Un ** mot** ici.", "1:4 BrokenMark"},
		{"Un * mot* ici.", "1:4 BrokenMark"},
		{"Le **Tournesol est un *italique ouvert.", "1:4 BrokenMark,1:23 BrokenMark"},
		{"A **word, another **word and an _open one.", "1:3 BrokenMark,1:33 BrokenMark"},
		{"Un * mot grave * ici.", "1:4 DoubtfulMark"},
		// signs of numbers
		{"Le registre change :\n+ 3 offres\n- 1 offre", "2:1 DoubtfulMark,3:1 DoubtfulMark"},
		{"The register changes:\n- 3 offers left.", "2:1 DoubtfulMark"},
		{"+ 3 offres", "1:1 DoubtfulMark"},
		{"Un _ mot _ ici.", "1:4 DoubtfulMark"},
		{"**« Oui »**mais non.", "1:1 BrokenMark"}, {"Les offres *IaaS* et CaaS*.", "1:26 DoubtfulMark"}, {"Un mot *OVHcloud*s* ici.", "1:19 DoubtfulMark"}, {"Un *prix* et *3\\*.", "1:14 BrokenMark"},
		{"Un mot.\nDeux **mots\nencore.", "2:6 BrokenMark"},
		{"Le produit 2*3*4 vaut 24.", "1:13 BrokenMark"},
		{"Un :::note en ligne.", "1:4 BrokenMark"},
		{"1.la suite", "1:1 BrokenMark"},
		{"Le produit 2**3**4 vaut.", "1:13 BrokenMark"},
		{"Les étudiant*e*s viennent.", "1:13 DoubtfulMark"},
		// code
		{"Un `mot.", "1:4 BrokenMark"},
		{"A ``word.", "1:3 BrokenMark"},
		{"Il dit l`offre.", "1:9 BrokenMark"},
		{"Avec l`offre et l`agence.", "1:7 BrokenMark"},
		// links and pictures
		{"Voir [la page](https://x.fr", "1:6 BrokenMark"},
		{"See [the page](https://x.fr and more.", "1:5 BrokenMark"},
		{"Voir [la page](https://x.fr/a b).", "1:6 BrokenMark"},
		{"Voir [la page](https://x.fr/a\u00a0b).", "1:16 BadAddress"},
		{"Voir [la page](", "1:6 BrokenMark"},
		{"Voir [la page]().", "1:6 BadAddress"},
		{"Voir [](https://x.fr).", "1:6 BrokenMark"},
		{"Voir [la page] (https://x.fr).", "1:6 BrokenMark"},
		{"Voir (la page)[https://x.fr].", "1:14 BrokenMark"},
		{"Voir [la page][agence].", "1:6 BrokenMark"},
		{"Voir [[Agence]].", "1:6 BrokenMark"},
		{"Voir [la page.", "1:6 DoubtfulMark"},
		{"Voir <https://x.fr/a b>.", "1:6 BrokenMark"},
		{"Voir <https://x.fr", "1:6 BrokenMark"},
		{"Voir ![plan](a.png", "1:6 BrokenMark"},
		{"Voir ![plan].", "1:6 BrokenMark"},
		// reference marks and passages
		{"Un fait [@C5", "1:9 BrokenMark"},
		{"Un fait [ @C5].", "1:9 BrokenMark"},
		{"Un fait [@ C5].", "1:9 BadReference"},
		{"Un fait [C5].", "1:9 BrokenMark"},
		{"Un fait [T3].", "1:9 BrokenMark"},
		{"A fact [C5, C7].", "1:8 BrokenMark"},
		{"A fact [c21b].", "1:8 BrokenMark"},
		{"Un fait (@T3).", "1:10 BrokenMark"},
		{"Un fait @A3.", "1:9 BrokenMark"},
		{"Un fait @A3, puis", "1:9 BrokenMark"},
		{"Un fait @A3@C1.", "1:9 BrokenMark"},
		{"Un fait (@C5].", "1:10 BrokenMark"},
		{"Un fait {@C5}.", "1:10 BrokenMark"},
		{"Un fait [@C5).", "1:9 BrokenMark"},
		{"Un [mot]{lang=en.", "1:4 BadReference"},
		{"Un [mot] {lang=en}.", "1:10 BrokenMark"},
		{"Un mot{lang=en}.", "1:7 BrokenMark"},
		{"{lang=en}", "1:1 BrokenMark"},
		{"Un [mot]{.petit}.", "1:4 BadReference"},
		{"Un titre {#ancre}", "1:10 BrokenMark"},
		{"Un mot[^1", "1:7 BrokenMark"},
		{"Un mot^[note].", "1:7 BrokenMark"},
		// headings
		{"##Titre", "1:1 BrokenMark"},
		{"#Titre", "1:1 BrokenMark"},
		{"##\u00a0Titre", "1:1 BrokenMark"},
		{"###Head\n\nWords.", "1:1 BrokenMark"},
		{"Un mot.\n##Titre", "2:1 BrokenMark"},
		{"Un titre\n---\n\nSuite.", "1:1 BrokenMark"},
		{"Un titre\n===\n\nSuite.", "1:1 BrokenMark,1:1 HeadingLevel"},
		// lists and tables
		{"• un\n• deux", "1:1 BrokenMark,2:1 BrokenMark"},
		{"-un mot", "1:1 BrokenMark"},
		{"-\u00a0un mot", "1:1 BrokenMark"},
		{"1.Premier", "1:1 BrokenMark"},
		{"2)Deuxième", "1:1 BrokenMark"},
		{"1.\u00a0Premier", "1:1 BrokenMark"},
		{"a) un\nb) deux", "1:1 DoubtfulMark"},
		{"Ceci :\n2. deux\n3. trois", "2:1 DoubtfulMark"},
		{"– un\n– deux", "1:1 DoubtfulMark"},
		{"1. un\n3. deux", "2:1 DoubtfulMark"},
		{"1986. Une année.", "1:1 DoubtfulMark"},
		{"| a | b |\n| c | d |", "1:1 BrokenMark"},
		{"Prix\t12\t14", "1:5 DoubtfulMark"},
		{"Faire [ ] cela", "1:7 DoubtfulMark"},
		{"::: note", "1:1 BrokenMark"},
		{"[TOC]", "1:1 BrokenMark"},
		{"> [!NOTE]\n> Un mot.", "1:3 BrokenMark"},
		// what other programs know
		{"Un ~~mot.", "1:4 BrokenMark"},
		{"Un ==mot== ici.", "1:4 BrokenMark"},
		{"Des m^2 de salle.", "1:6 BrokenMark"},
		{"Soit 10^6 appels.", "1:8 BrokenMark"},
		{"Soit $x^2$ ici.", "1:6 BrokenMark"},
		{`Un \textbf{mot}.`, "1:4 BrokenMark"},
		{`Un \n mot.`, "1:4 DoubtfulMark"},
		{`Un mot\`, "1:7 BrokenMark"},
		{"Un <b mot.", "1:4 BrokenMark"},
		{"Un&nbsp mot.", "1:3 BrokenMark"},
		{"Un &eactue; mot.", "1:4 BrokenMark"},
		{"Bravo :tada: !", "1:7 DoubtfulMark"},
		// at the head of the file
		{"---\ntitle: Un **mot\n---\n", "2:11 BrokenMark"},
		{"---\ntitle: \"## Un mot\"\n---\n", "2:9 BrokenMark"},
		{"---\ntitle: \"- un\"\n---\n", "2:9 BrokenMark"},
		{"---\nnote: Un fait [C5].\n---\n", "2:15 BrokenMark"},
		{"---\nparts:\n  - key: a\n    items: [{text: 'Voir [x](https://x.fr'}]\n---\n", "4:26 BrokenMark"},
		// tried by a tired editor
		{"Voir {le site}(https://cyber.gouv.fr).", "1:14 BrokenMark"},
		{"Voir https://cyber.gouv.fr/un document.pdf ici.", "1:28 DoubtfulAddress"},
		{"Voir https:// cyber.gouv.fr.", "1:6 BrokenMark"},
		{"Voir http;//cyber.gouv.fr.", "1:6 BrokenMark"},
		{"Voir https//cyber.gouv.fr.", "1:6 BrokenMark"},
		{"Un fait [voir C5].", "1:9 DoubtfulMark"},
		{"Un fait [source C5].", "1:9 DoubtfulMark"},
		{"Un fait [C5@].", "1:9 BrokenMark"},
		{"Un fait [#C5].", "1:9 BrokenMark"},
		{"Un fait [[@C5]].", "1:9 BrokenMark"},
		{"Un fait {C5}.", "1:9 BrokenMark"},
		{"Le cloud{en} souverain.", "1:9 BrokenMark"},
		{"##  \n\nTexte.", "1:1 BrokenMark"},
		{"1- un\n2- deux", "1:1 DoubtfulMark"},
		{"1/ un\n2/ deux", "1:1 DoubtfulMark"},
		{"(1) un\n(2) deux", "1:1 DoubtfulMark"},
		{"i. un\nii. deux", "1:1 DoubtfulMark"},
		{"—un\n—deux", "1:1 DoubtfulMark"},
		{"→ un\n→ deux", "1:1 DoubtfulMark"},
		{"✓ un\n✓ deux", "1:1 DoubtfulMark"},
		{"o un\no deux", "1:1 DoubtfulMark"},
		{"// à revoir\nUn texte", "1:1 BrokenMark"},
		{"TODO: écrire", "1:1 DoubtfulMark"},
		{"XXX", "1:1 DoubtfulMark"},
		{"<à compléter>", "1:1 BrokenMark"},
		{"un //mot// en italique", "1:4 BrokenMark"},
		{"un [b]mot[/b] en gras", "1:10 BrokenMark"},
		{"un [url=https://x.fr]mot[/url]", "1:25 BrokenMark"},
		{"= Titre =", "1:1 BrokenMark"},
		{"$$x$$", "1:1 BrokenMark,1:4 BrokenMark"},
		{"«*\u00a0mot\u00a0*»", "1:2 DoubtfulMark"},
		{"l´offre", "1:2 BrokenMark"},
		{"Ｓ３ＮＳ", "1:1 LookalikeLetter"},
		{"!(schéma)[plan.png]", "1:1 BrokenMark"},
		{"Écrire à redaction @ x.fr", "1:10 DoubtfulAddress"},
		{"Écrire à redaction[at]x.fr", "1:10 DoubtfulAddress"},
		{"Écrire à redaction@x,fr", "1:10 DoubtfulAddress"},
		{"A fact [C5-C7].", "1:8 BrokenMark"}, {"A fact [C5 and C7].", "1:8 BrokenMark"}, {"Un fait [C5 et C7].", "1:9 BrokenMark"}, {"A fact.@C5", "1:8 BrokenMark"},
		{"The nuage]{lang=fr}.", "1:11 BrokenMark"}, {">", "1:1 BrokenMark"}, {"Un ${mot} ici.", "1:4 BrokenMark"}, {"Un {% mot %} ici.", "1:4 BrokenMark"},
		{"-", "1:1 BrokenMark"}, {"1.", "1:1 BrokenMark"}, {"[]{lang=fr}", "1:1 BrokenMark"}, {"![a](https://x.fr/a.png) b", "1:1 UnsupportedMarkdown"},
		{"Un __init__.py est là.", "1:4 DoubtfulMark"}, {"See @ A3.", "1:5 BrokenMark"}, {"**## Head**", "1:3 BrokenMark"}, {"1 . Un\n2 . Deux", "1:1 DoubtfulMark"},
		{"A. Un\nB. Deux", "1:1 DoubtfulMark"}, {"A) Un\nB) Deux", "1:1 DoubtfulMark"}, {"II. Un\nIII. Deux", "1:1 DoubtfulMark"}, {"- Un\n-Deux", "2:1 BrokenMark"},
		{"· Un\n· Deux", "1:1 DoubtfulMark"}, {"☐ Un\n☑ Deux", "1:1 DoubtfulMark"}, {"&copy 2026", "1:1 BrokenMark"}, {"Un mot (^1).", "1:9 BrokenMark"},
		// addresses given apart, where they are words; numbers in brackets
		{"Un mot.\n[ref]: https://x.fr", "2:1 BrokenMark"}, {"[ref] : https://x.fr", "1:1 BrokenMark"}, {"*[SNC]: SecNumCloud", "1:1 BrokenMark,1:1 BrokenMark"},
		{"Un [mot][a].\n\n[a]: https://x.fr\n[a]: https://y.fr", "4:1 UnsupportedMarkdown"},
		{"---\nnote: \"Un [mot][a]. [a]: https://x.fr\"\n---\n", "2:11 BrokenMark,2:21 BrokenMark"},
		{"Un fait [1].", "1:9 BrokenMark"}, {"A fact.[12, 13]", "1:8 BrokenMark"}, {"Un fait [1-3] là.", "1:9 BrokenMark"}, {"---\nnote: Un fait [1]\n---\n", "2:15 BrokenMark"},
		// left from the writing
		{"TK", "1:1 DoubtfulMark"}, {"Un [TBC] ici.", "1:5 DoubtfulMark"}, {"Combien ???", "1:9 DoubtfulMark"}, {"Lorem ipsum dolor.", "1:1 DoubtfulMark"},
		{"Le xx/xx/2026.", "1:4 DoubtfulMark"}, {"Soit XX %.", "1:6 DoubtfulMark"}, {"Nom ......", "1:5 DoubtfulMark"}, {"Le %nom% ici.", "1:4 DoubtfulMark"},
		{"[x] Fait", "1:1 DoubtfulMark"}, {"un * * * mot", "1:4 BrokenMark"},
		// names of sites and machines
		{"Voir exemple.fr.", "1:6 DoubtfulAddress"}, {"Voir (cyber.gouv.fr), x.org/a.", "1:7 DoubtfulAddress,1:23 DoubtfulAddress"},
		{"L'hôte 10.0.0.1 répond.", "1:8 DoubtfulAddress"}, {"Sur localhost:8080.", "1:5 DoubtfulAddress"}, {"Voir machine.local.", "1:6 DoubtfulAddress"},
		{"Voir http://10.0.0.1/.", "1:6 BadAddress"}, {"Voir https://machine.local/.", "1:6 BadAddress"}, {"Voir http://192.168.1.1.", "1:6 BadAddress"},
		// in passages
		{"Un [**mot]{lang=en} là.", "1:5 BrokenMark"},
		{"Un [le [C5]]{lang=en} là.", "1:8 BrokenMark"},
	} {
		if got := strings.Join(found(t, c.text+"\n"), ","); got != c.want {
			t.Errorf("%q: %q, not %q", c.text, got, c.want)
		}
	}
}

// Ordinary sentences, one a line, hold nothing that looks like a broken mark.
func TestOrdinarySentences(t *testing.T) {
	for _, file := range []string{"testdata/ordinary-fr.txt", "testdata/ordinary-en.txt"} {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimSpace(string(raw)), "\n")
		if len(lines) < 90 {
			t.Errorf("%s: %d sentences", file, len(lines))
		}
		for _, l := range lines {
			if got := found(t, l+"\n"); len(got) > 0 {
				t.Errorf("%s: %s: %v", file, l, got)
			}
			if got := found(t, "---\ntitle: >-\n  "+l+"\n---\n"); len(got) > 0 && !strings.HasPrefix(l, "- ") {
				t.Errorf("%s, at the head: %s: %v", file, l, got)
			}
		}
	}
}

// The way out that hints name is one: behind a backslash, the character itself.
func TestEscapedMarks(t *testing.T) {
	for _, c := range [][2]string{
		{`Un \**mot.`, "Un **mot."},
		{`Un \*\*mot.`, "Un **mot."}, {`Un \[C5\].`, "Un [C5]."}, {"Un \\`mot.", "Un `mot."}, {`\#Titre`, "#Titre"}, {`\##Titre`, "##Titre"},
		{`Un \_mot.`, "Un _mot."}, {`Un \@A3.`, "Un @A3."}, {`1986\. Une année.`, "1986. Une année."}, {`Un \<b mot.`, "Un <b mot."}, {`2\*3\*4`, "2*3*4"},
		{`Voir \[x](a`, ""},
	} {
		x, is := readText(t, c[0]+"\n")
		if c[1] == "" {
			if len(is) == 0 {
				t.Errorf("%q: no finding", c[0])
			}
		} else if len(is) > 0 || x.Body[0].Rich.String() != c[1] {
			t.Errorf("%q: %v %q", c[0], is, x.Body[0].Rich.String())
		}
	}
}

func TestAddresses(t *testing.T) {
	for _, c := range []struct{ address, code, offer string }{
		{"https://cyber.gouv.fr/a_b?c=d&e=%20#f", "", ""},
		{"http://www.x.fr", "", ""}, {"https://x.fr:8443/a", "", ""}, {"HTTPS://X.FR", "", ""}, {"mailto:a.b@x.fr", "", ""}, {"mailto:a@x.fr?subject=Oui", "", ""},
		{"https://x.fr/é", "", ""}, {"https://x.fr/(a)", "", ""}, {"https://192.0.2.1/", "", ""}, {"https://x-y.gouv.fr", "", ""},
		{"javascript:alert(1)", "BadAddress", ""}, {"JavaScript:alert(1)", "BadAddress", ""}, {"data:text/html,x", "BadAddress", ""}, {"file:///etc/passwd", "BadAddress", ""},
		{"ftp://x.fr/a", "BadAddress", ""}, {"tel:+33123456789", "BadAddress", ""}, {"vbscript:x", "BadAddress", ""},
		{"plan.html", "BadAddress", "https://"}, {"../a/b", "BadAddress", "https://"}, {"/a", "BadAddress", "https://"}, {"?a=b", "BadAddress", "https://"},
		{"//x.fr/a", "BadAddress", "https://x.fr/a"}, {"www.x.fr", "BadAddress", "https://www.x.fr"}, {"www.x.fr/a?b", "BadAddress", "https://www.x.fr/a?b"}, {"cyber.gouv.fr", "BadAddress", "https://cyber.gouv.fr"},
		{"a@x.fr", "BadAddress", "mailto:a@x.fr"}, {"mailto:a", "BadAddress", ""}, {"mailto:", "BadAddress", ""}, {"mailto:a@b@x", "BadAddress", ""},
		{"https//x.fr", "BadAddress", "https://x.fr"}, {"http:\\\\\\\\x.fr", "BadAddress", ""}, {"https:/x.fr", "BadAddress", ""}, {"https:x.fr", "BadAddress", ""}, {"https://", "BadAddress", ""}, {"https:///a", "BadAddress", ""},
		{"https://user:pass@x.fr", "BadAddress", ""}, {"https://user@x.fr", "BadAddress", ""}, {"https://x", "BadAddress", ""}, {"https://localhost/a", "BadAddress", ""},
		{"https://x..fr", "BadAddress", ""}, {"https://x.fr:a/", "BadAddress", ""}, {"https://x.fr:99999/", "BadAddress", ""}, {"https://x.fr/%zz", "BadAddress", ""}, {"https://-x.fr", "BadAddress", ""}, {"https://x.f", "BadAddress", ""},
		{"https://\u0430nssi.fr", "BadAddress", "xn--"}, {"https://académie.fr", "BadAddress", "xn--"}, {"https://xn--acadmie-fya.fr", "DoubtfulAddress", ""},
	} {
		_, is := readText(t, "Voir [la page]("+c.address+").\n")
		var got []string
		for _, i := range is {
			if i.Code != read.LookalikeLetter {
				got = append(got, string(i.Code))
				if !strings.Contains(i.Hint.String(), c.offer) || i.Pos.Col != 16 {
					t.Errorf("%s: %v", c.address, i)
				}
			}
		}
		if strings.Join(got, ",") != c.code {
			t.Errorf("%s: %v, not %q", c.address, is, c.code)
		}
	}
	for _, a := range []string{"https://x.fr/a\u202Eb", "https://x.fr/a\u200Bb", "https://x.fr/a\u00ADb"} {
		if got := strings.Join(found(t, "<"+a+">\n"), ","); !strings.Contains(got, "BadAddress") {
			t.Errorf("%q: %s", a, got)
		}
	}
}

// A bare address is a link, whole, without the sentence's punctuation.
func TestBareAddresses(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Voir https://x.fr/a.", `1:1()"Voir " 1:6(href=https://x.fr/a)"https://x.fr/a" 1:20()"."`},
		{"Voir https://x.fr/a_b_c/_d_, puis", `1:1()"Voir " 1:6(href=https://x.fr/a_b_c/_d_)"https://x.fr/a_b_c/_d_" 1:28()", puis"`},
		{"(https://x.fr/a_(b))", `1:1()"(" 1:2(href=https://x.fr/a_(b))"https://x.fr/a_(b)" 1:20()")"`},
		{"« https://x.fr »", `1:1()"« " 1:3(href=https://x.fr)"https://x.fr" 1:15()" »"`},
		{"«https://x.fr»", `1:1()"«" 1:2(href=https://x.fr)"https://x.fr" 1:14()"»"`},
		{"l’https://x.fr", `1:1()"l’" 1:3(href=https://x.fr)"https://x.fr"`},
		{"**https://x.fr**", `1:3(strong href=https://x.fr)"https://x.fr"`},
		{"_https://x.fr_", `1:2(emph href=https://x.fr)"https://x.fr"`},
		{"[https://x.fr](https://y.fr)", `1:2(href=https://y.fr)"https://x.fr"`},
		{"[voir https://x.fr] là", `1:1()"[voir " 1:7(href=https://x.fr)"https://x.fr" 1:19()"] là"`},
		{"Écrire à a_b.c@x.fr !", `1:1()"Écrire à " 1:10(href=mailto:a_b.c@x.fr)"a_b.c@x.fr" 1:20()" !"`},
		{"mailto:a@x.fr.", `1:1(href=mailto:a@x.fr)"mailto:a@x.fr" 1:14()"."`},
		{"`https://x.fr` et `a@x.fr`", `1:2(code)"https://x.fr" 1:15()" et " 1:20(code)"a@x.fr"`},
		{"https://… et https:// et a@b", `1:1()"https://… et https:// et a@b"`},
		{"<a@x.fr>", `1:1(href=mailto:a@x.fr)"a@x.fr"`},
		{"https://x.fr’s et https://x.fr's", `1:1(href=https://x.fr)"https://x.fr" 1:13()"’s et " 1:19(href=https://x.fr)"https://x.fr" 1:31()"'s"`},
		{"(https://x.fr/a)b", `1:1()"(" 1:2(href=https://x.fr/a)"https://x.fr/a" 1:16()")b"`},
		{"git@github.com:a/b", `1:1()"git@github.com:a/b"`},
		{"Voir https://x.fr/é?", `1:1()"Voir " 1:6(href=https://x.fr/%C3%A9)"https://x.fr/é" 1:20()"?"`},
		{"Voir https://x.fr [@A1].", `1:1()"Voir " 1:6(href=https://x.fr)"https://x.fr" 1:18()" " 1:20(cite=A1)"" 1:24()"."`},
	} {
		x, is := readText(t, c.text+"\n")
		if got := show(x.Body[0].Rich); got != c.want || len(is) > 0 {
			t.Errorf("%s\n%s\n%s %v", c.text, got, c.want, is)
		}
	}
	for _, c := range [][2]string{
		{"Voir www.x.fr.", "1:6 DoubtfulAddress"}, {"See www.x.fr/a_b_ or not.", "1:5 DoubtfulAddress"}, {"[www.x.fr](https://x.fr)", ""}, {"www. et www.x", ""},
		{"Voir file:///etc/passwd.", "1:6 DoubtfulAddress"}, {"See ftp://x.fr/a and ssh://host/b.", "1:5 DoubtfulAddress,1:22 DoubtfulAddress"}, {"(javascript:alert(1))", "1:2 DoubtfulAddress"},
		{"Appeler tel:+33144556677.", "1:9 DoubtfulAddress"}, {"Le lien javascript: est refusé.", "1:9 DoubtfulAddress"}, {"Le type data:text/html,x.", "1:9 DoubtfulAddress"},
		{"Le type `file:///etc` et `javascript:`.", ""}, {"See the file: it is here, with data: three lines.", ""}, {"Tél. : 01 23 45 67 89, tel: 020 7946 0958.", ""}, {"Voir http://x.fr/a, https://… et https://.", ""},
		{"Voir https://user:pw@x.fr.", "1:6 BadAddress"}, {"Voir http://localhost:8080/.", "1:6 BadAddress"},
	} {
		if got := strings.Join(found(t, c[0]+"\n"), ","); got != c[1] {
			t.Errorf("%s: %s, not %s", c[0], got, c[1])
		}
	}
}

// What an editor pastes from a system that takes letters apart is read whole,
// and places stay those of the file.
func TestLettersWhole(t *testing.T) {
	x, is := readText(t, "---\ntitle: Qualifie\u0301e *apre\u0300s* tout\nparts: {a: 'e\u0301te\u0301 [@A1]', b: \"\\u0065\\u0301t\u00e9\"}\n---\n\nL'e\u0301te\u0301 a quali\uFB01e\u0301 **tout** et `e\u0301`. e&#769;\n")
	if len(is) > 0 {
		t.Fatal(is)
	}
	a, _ := x.Part("a")
	b, _ := x.Part("b")
	for _, c := range [][2]string{
		{show(x.Title), `2:8()"Qualifiée " 2:20(emph)"après" 2:27()" tout"`},
		{show(a.Text), `3:13()"été " 3:20(cite=A1)""`},
		{b.Text.String(), "été"},
		{show(x.Body[0].Rich), `6:1()"L'été a qualifié " 6:22(strong)"tout" 6:28()" et " 6:33(code)"é" 6:36()". é"`},
	} {
		if c[0] != c[1] {
			t.Errorf("%s\n%s", c[0], c[1])
		}
	}
	for _, c := range [][2]string{
		{"e\u0301te\u0301 **mot", "1:7 BrokenMark"},
		{"e\u0301te\u0301 OVHcl\u043Eud", "1:12 LookalikeLetter"},
		{"e\u0301te\u0301 a\u200Bb", "1:8 BadCharacter"},
		{"Un &#1054;VHcloud", "1:1 LookalikeLetter"},
		{"Un a&zwj;b", "1:1 BadCharacter"},
		{"---\ntitle: e\u0301 \"x\" #suite\n---\n", "2:15 HiddenText"},
		{"---\ntitre: e\u0301\n---\n", "2:1 UnknownField"},
		{"---\n{note: e\u0301, titre: x}\n---\n", "2:12 UnknownField"},
		{"---\ntitle: \"\\u041EVHcloud\"\n---\n", "2:8 LookalikeLetter"},
		{"Un\uFE0F mot et un\u00AD autre.", "1:3 BadCharacter,1:14 BadCharacter"},
	} {
		if got := strings.Join(found(t, c[0]+"\n"), ","); got != c[1] {
			t.Errorf("%q: %s, not %s", c[0], got, c[1])
		}
	}
}

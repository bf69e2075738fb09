package locales

import (
	"io/fs"
	"regexp"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// What findings and commands say in French has a space before each mark of two parts and inside
// quotation marks; behind the name of a setting (title:) and of a character (&amp;) there is none.
func TestFrenchSentencesHaveTheirSpaces(t *testing.T) {
	tight := regexp.MustCompile(`[\pL\d%»)”][;!?](?:\s|$)|[»)”]:(?:\s|$)|%[sdq]:\s|«[^\s\x{a0}\x{202f}]|[^\s\x{a0}\x{202f}]»`)
	setting := regexp.MustCompile(`^%s: (?:\[|mot$)|^%s; n’est le nom|^%s: est le début|: %s: |par %s: |écrire %s: `)
	n := 0
	for _, file := range []string{findingsFile, commandsFile} {
		raw, err := fs.ReadFile(builtin, "fr/"+file)
		if err != nil {
			t.Fatal(err)
		}
		said := map[string]string{}
		if err := yaml.Unmarshal(raw, &said); err != nil {
			t.Fatal(err)
		}
		for _, s := range said {
			n++
			if bad := tight.FindString(s); bad != "" && !setting.MatchString(strings.ReplaceAll(s, "\u00a0", " ")) {
				t.Errorf("%q in %q", bad, s)
			}
		}
	}
	if n < 1500 {
		t.Errorf("only %d sentences were found", n)
	}
}

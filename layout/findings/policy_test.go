package findings

import "testing"

// Stops lets a code nobody has decided on stop everything; here it fails.
func TestPolicyKnowsEveryCode(t *testing.T) {
	for _, e := range Catalogue() {
		if _, known := policy(e.Code); !known {
			t.Errorf("nobody has decided which files %s stops: add it to the policy", e.Code)
		}
	}
	if _, known := policy("NobodyKnowsThis"); known {
		t.Error("the policy claims to know a code that does not exist")
	}
}

// Two packages cannot use one name for two things, nor can a code be decided
// twice: the second decision would never be asked.
func TestPolicyDecidesOnce(t *testing.T) {
	seen := map[string]bool{}
	for _, e := range Catalogue() {
		if seen[string(e.Code)] {
			t.Errorf("%s is the name of two findings", e.Code)
		}
		seen[string(e.Code)] = true
		n := 0
		for _, decided := range decisions() {
			if _, known := decided(e.Code); known {
				n++
			}
		}
		if n != 1 {
			t.Errorf("%s is decided on %d times", e.Code, n)
		}
	}
}

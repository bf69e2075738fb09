package locales

import "testing"

// Centuries are in small capitals, rulers and districts are not.
func TestSmallCaps(t *testing.T) {
	c, _ := Load()
	for _, x := range []struct{ lang, text, want string }{
		{"fr", "au XXIᵉ\u00a0siècle", "XXI"}, {"fr", "aux XIXᵉ et XXᵉ\u00a0siècles", "XIX XX"}, {"fr", "du Iᵉʳ siècle", "I"},
		{"fr", "le XVIᵉ arrondissement, Napoléon III, Louis XIV", ""}, {"fr", "MIXᵉ", ""}, {"fr", "l’ANSSI au siècle", ""}, {"fr", "", ""},
		{"fr", "XVIIIᵉ-XIXᵉ siècles", "XVIII XIX"}, {"fr", "au XXIᵉ siècle comme au XIXᵉ", "XXI XIX"}, {"fr", "du XIXᵉ au XXᵉ siècle", "XIX XX"}, {"fr", "au XXIᵉ siècle, dans le XVIᵉ arrondissement", "XXI"}, {"en", "the XXIst century", ""},
	} {
		l, _ := c.Locale(x.lang)
		got, rs := "", []rune(x.text)
		for _, s := range l.SmallCaps(x.text) {
			if got != "" {
				got += " "
			}
			got += string(rs[s[0]:s[1]])
		}
		if got != x.want {
			t.Errorf("%q: %q in small capitals, want %q", x.text, got, x.want)
		}
	}
}

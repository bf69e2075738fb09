package main

import (
	"bytes"
	"errors"
	"fmt"
	stdio "io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/secnumcloud-observatory/press/cmd/edition/publish"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout"
	"github.com/secnumcloud-observatory/press/layout/compose"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
	"github.com/secnumcloud-observatory/press/locales"
)

func inspectCommand(io console) *cobra.Command {
	c := &cobra.Command{
		Use:   "inspect",
		Short: words("Look inside: typography, line breaks, reading order"),
		Long: words(`inspect shows what the press does to words: the rules of a language, the lines of
paragraphs, and the edition as it is read aloud.`),
		Example: `  edition inspect typography --lang fr --show < note.txt
  edition inspect lines --lang fr --font serif --size 10pt --width 80mm paragraphs.txt
  edition inspect text --month 2026-04 --lang en`,
		Args: nothing,
		RunE: func(c *cobra.Command, _ []string) error {
			return usage("say what to inspect: typography, lines or text; see %s --help", c.CommandPath())
		},
	}
	c.AddCommand(typographyCommand(io), linesCommand(io), textCommand(io))
	return c
}

func typographyCommand(io console) *cobra.Command {
	f := flags{wants: rules}
	var show bool
	c := &cobra.Command{
		Use:   "typography [FILE]",
		Short: words("Set a text by the rules of a language"),
		Long: words(`typography reads a text, a paragraph a line, from FILE or standard input, and
writes it as the rules of the language set it. With --show, characters that
cannot be seen are named: [nbsp], [nnbsp], [nbhy], [shy].`),
		Example: `  edition inspect typography --lang fr < in > out
  echo 'Est-ce "clair" ? 24 % au plus.' | edition inspect typography --lang fr --show`,
		Args: atMostOne,
		RunE: func(_ *cobra.Command, args []string) error { return typography(io, f, show, args) },
	}
	f.folder(c)
	f.language(c)
	c.Flags().BoolVar(&show, "show", false, words("name the characters that cannot be seen"))
	return c
}

func typography(io console, f flags, show bool, args []string) error {
	p, err := f.open(io)
	if err != nil {
		return err
	}
	loc, err := f.locale(p)
	if err != nil {
		return err
	}
	if !show {
		io.asTyped()
	}
	return reading(io, args, func(in stdio.Reader) error { return text.Typography(io.out, in, loc, show) })
}

// setting is how inspect lines sets its paragraphs.
type setting struct {
	name, font, size, width, align string
	scale                          float64
	protrude, hyphens              bool
	given                          func(flag string) bool
}

func linesCommand(io console) *cobra.Command {
	f := flags{wants: rules}
	var s setting
	c := &cobra.Command{
		Use:   "lines [FILE]",
		Short: words("Set paragraphs into lines and price them"),
		Long: words(`lines reads a paragraph a line from FILE or standard input, sets each in a
measure, and writes a row for each set line, its fields separated by tabs:

  paragraph   from 1
  line        within the paragraph, from 1
  ratio       adjustment ratio of the spaces: 0 natural, 1 stretched by all their
              stretch, -1 shrunk by all their shrink; 0 on ragged lines
  scale       of the glyphs, 1 unscaled
  hyphen      1 when the line ends in a division, else 0
  demerits    justified: TeX's with LaTeX's values; ragged: the square of the
              shortfall in hundredths of the measure
  text        as drawn

Glyph scaling, protrusion and hyphenation are on; --scale 0 --protrude=false
sets with spaces alone. With --style, all is as the style of the theme has it,
but for what other flags say.`),
		Example: `  edition inspect lines --lang fr --font serif --size 10pt --width 80mm paragraphs.txt
  edition inspect lines --lang en --width 60mm --align ragged < paragraphs.txt
  edition inspect lines --lang fr --width 130mm --style h1 headlines.txt
  edition inspect lines --lang fr --width 120mm --scale 0 --protrude=false paragraphs.txt`,
		Args: atMostOne,
		RunE: func(c *cobra.Command, args []string) error {
			s.given = c.Flags().Changed
			return lines(io, f, s, args)
		},
	}
	f.folder(c)
	f.language(c)
	c.Flags().StringVar(&s.name, "style", "", words("`style` of the theme, such as h1, stand, note"))
	c.Flags().StringVar(&s.font, "font", "serif", words("`face`, such as serif, sans, sans-semibold"))
	c.Flags().StringVar(&s.size, "size", "10pt", words("size of the type, a `length`"))
	c.Flags().StringVar(&s.width, "width", "80mm", words("measure, a `length`"))
	c.Flags().StringVar(&s.align, "align", "justified", words("`how`: justified, ragged or balanced"))
	c.Flags().Float64Var(&s.scale, "scale", 2, words("glyphs may be scaled by so many `percent` either way"))
	c.Flags().BoolVar(&s.protrude, "protrude", true, words("punctuation hangs into the margins"))
	c.Flags().BoolVar(&s.hyphens, "hyphens", true, words("words may be divided"))
	return c
}

func lines(io console, f flags, s setting, args []string) error {
	p, err := f.open(io)
	if err != nil {
		return err
	}
	loc, err := f.locale(p)
	if err != nil {
		return err
	}
	style, width, err := s.style(p)
	if err != nil {
		return err
	}
	return reading(io, args, func(in stdio.Reader) error {
		return text.NewSetter(p.Faces, p.Locales).Lines(io.out, in, style, loc.Tag, width)
	})
}

// mostScale is the most glyphs may be scaled by, in per cent: beyond it letters
// look like those of another face.
const mostScale = 5

// What type can be set at, and how wide: a poster's.
const (
	mostType  = 250 * unit.PT
	mostWidth = 2000 * unit.MM
)

// style is the style of the theme that was named, or the plain one of this
// command, with what the flags say of it.
func (s setting) style(p *layout.Press) (text.Style, unit.Length, error) {
	st, says := text.Style{Name: "inspect", Code: "code"}, func(string) bool { return true }
	if s.name != "" {
		of, ok := p.Store.Theme.Style(s.name)
		if !ok {
			var names []string
			for _, n := range p.Store.Theme.Styles {
				names = append(names, n.Name)
			}
			return st, 0, usage("the theme has no style %q: choose among %s", s.name, strings.Join(names, ", "))
		}
		st, says = compose.Style(of), s.given
	}
	if err := s.shape(p, &st, says); err != nil {
		return st, 0, err
	}
	width, err := unit.Parse(s.width)
	if err != nil || width <= 0 || width > mostWidth {
		return st, 0, usage("--width %q is not a measure: write one such as 80mm, up to 2000mm", s.width)
	}
	return st, width, nil
}

// shape gives a style what the flags say.
func (s setting) shape(p *layout.Press, st *text.Style, says func(flag string) bool) error {
	if says("font") {
		if _, ok := p.Faces.Face(s.font); !ok {
			return usage("there is no face %q: choose among %s", s.font, strings.Join(p.Faces.Names(), ", "))
		}
		st.Font = draw.Font(s.font)
	}
	if says("align") {
		var ok bool
		if st.Align, ok = map[string]text.Align{"justified": text.Justified, "ragged": text.Ragged, "balanced": text.Balanced}[s.align]; !ok {
			return usage("there is no alignment %q: choose among justified, ragged, balanced", s.align)
		}
	}
	if says("scale") {
		if s.scale < 0 || s.scale > mostScale {
			return usage("--scale %g: glyphs may be scaled by 0 to %d per cent", s.scale, mostScale)
		}
		st.Stretch = int(float64(s.scale*10) + 0.5)
	}
	if says("size") {
		size, err := unit.Parse(s.size)
		if err != nil || size < unit.PT || size > mostType {
			return usage("--size %q is not a size of type: write one such as 10pt, from 1pt to 250pt", s.size)
		}
		st.Size, st.Leading = size, size.Scale(14, 10)
	}
	if says("protrude") {
		st.Protrude = s.protrude
	}
	if says("hyphens") {
		st.Hyphens = s.hyphens
	}
	return nil
}

func textCommand(io console) *cobra.Command {
	var f flags
	c := &cobra.Command{
		Use:   "text",
		Short: words("Write the edition as it is read aloud"),
		Long: words(`text writes the whole edition in reading order, as a screen reader meets it:
headings, paragraphs, lists, tables row by row, figures by their alternatives,
without running heads and folios. Passages in another language are marked.`),
		Example: "  edition inspect text --month 2026-04 --lang fr\n  edition inspect text --month specimen --lang en | less",
		Args:    nothing,
		RunE:    func(*cobra.Command, []string) error { return readAloud(io, f) },
	}
	f.folder(c)
	f.edition(c)
	return c
}

func readAloud(io console, f flags) error {
	p, err := f.open(io)
	if err != nil {
		return err
	}
	o := layout.Order{}
	if o.Month, err = f.chosen(io, p); err != nil {
		return err
	}
	if o.Langs, err = f.languages(p, o.Month); err != nil {
		return err
	}
	res, err := pressed(io, p, o)
	if err != nil {
		return broken("the edition cannot be composed: %v", diag.Why(err))
	}
	for _, l := range res.Pages {
		fmt.Fprint(io.out, page.ReadAloud(l.Result.Pages))
	}
	if n := bySeverity(res.Issues)[diag.Error]; n > 0 {
		tell(io, res.Issues)
		return halted(exitFindings, "%s: parts of the edition may be missing above", diag.Count(n, "error"))
	}
	return nil
}

// language is the flag of commands that work in one language.
func (f *flags) language(c *cobra.Command) {
	c.Flags().StringVar(&f.lang, "lang", "", words("`language`, such as fr"))
}

// locale is the one language a command was asked for.
func (f *flags) locale(p *layout.Press) (*locales.Locale, error) {
	all := p.Locales.Languages()
	if f.lang == "" {
		return nil, usage("say which language with --lang: %s", strings.Join(all, ", "))
	}
	l, ok := p.Locales.Locale(f.lang)
	if !ok {
		return nil, usage("there is no locale file for the language %q: choose among %s", f.lang, strings.Join(all, ", "))
	}
	return l, nil
}

// mostText is the bytes of a text that is inspected: forty editorials of 60,000
// words.
const mostText = 16 << 20

// atMost is a stream that ends in an error where it should have ended.
type atMost struct {
	from stdio.Reader
	left int
}

// Read reads what is left.
func (a *atMost) Read(p []byte) (int, error) {
	if a.left <= 0 {
		return 0, diag.Said("there is no end to it: %d MB is the most", mostText>>20)
	}
	n, err := a.from.Read(p[:min(len(p), a.left)])
	a.left -= n
	return n, err
}

// reading gives the named file, or standard input, to a job.
func reading(io console, args []string, job func(stdio.Reader) error) error {
	in, name := io.in, diag.Text("standard input")
	if len(args) == 1 && args[0] != "-" {
		name = diag.Said("%s", args[0])
		raw, err := read.File(args[0], mostText)
		if err != nil {
			return broken("%s cannot be read: %s", name, read.Why(err))
		}
		in = bytes.NewReader(raw)
	}
	err := job(&atMost{from: in, left: mostText})
	var system *os.PathError
	if errors.As(err, &system) {
		return broken("%s cannot be read or written: %s", name, publish.Why(err))
	}
	if err != nil {
		return halted(exitFindings, "%s, %s", name, diag.Why(err))
	}
	return nil
}

package endoflife

import (
	"cmp"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// An answer is what the API says of a product, as far as it is used
// (https://github.com/endoflife-date/endoflife.date/blob/master/api_v1/openapi.yml, ProductResponse).
type answer struct {
	Result struct {
		Name     string    `json:"name"`
		Releases []release `json:"releases"`
	} `json:"result"`
}

// release is one version. The days are YYYY-MM-DD, nil where they are not known.
type release struct {
	Name        string  `json:"name"`
	ReleaseDate string  `json:"releaseDate"`
	IsLTS       bool    `json:"isLts"`
	LTSFrom     *string `json:"ltsFrom"`
	IsEOAS      bool    `json:"isEoas"` // active support is over
	EOASFrom    *string `json:"eoasFrom"`
	IsEOL       *bool   `json:"isEol"` // so are security fixes
	EOLFrom     *string `json:"eolFrom"`
	EOESFrom    *string `json:"eoesFrom"` // extended support
	Latest      *struct {
		Name string  `json:"name"`
		Date *string `json:"date"`
	} `json:"latest"`
}

// releasesMost bounds how many versions of a product are kept, the newest.
const releasesMost = 60

// header names the columns of a table.
var header = []string{"product", "version", "released", "active_support", "security_fixes", "latest", "latest_released", "lts", "extended_support"}

// table writes an answer as CSV, the newest version first.
func table(at address, body []byte) (string, error) {
	var a answer
	if err := json.Unmarshal(body, &a); err != nil {
		return "", fmt.Errorf("no answer of the API: %w", err)
	}
	if a.Result.Name != at.path {
		return "", fmt.Errorf("the answer is about %.40q", a.Result.Name)
	}
	if len(a.Result.Releases) == 0 {
		return "", errors.New("the answer has no versions")
	}
	slices.SortStableFunc(a.Result.Releases, func(x, y release) int { return cmp.Compare(y.ReleaseDate, x.ReleaseDate) })
	var out strings.Builder
	w := csv.NewWriter(&out)
	rows := [][]string{header}
	for _, r := range a.Result.Releases[:min(len(a.Result.Releases), releasesMost)] {
		if r.IsEOL == nil {
			return "", fmt.Errorf("the answer doesn't say whether %.40q is supported", r.Name)
		}
		rows = append(rows, r.row(at.product))
	}
	if err := w.WriteAll(rows); err != nil {
		return "", err
	}
	return out.String(), nil
}

func (r *release) row(product string) []string {
	latest, patched := r.Name, r.ReleaseDate
	if r.Latest != nil && r.Latest.Name != "" {
		latest, patched = r.Latest.Name, or(r.Latest.Date, r.ReleaseDate)
	}
	lts := ""
	if r.IsLTS || r.LTSFrom != nil {
		lts = or(r.LTSFrom, "yes")
	}
	return []string{product, r.Name, r.ReleaseDate, ending(r.IsEOAS, r.EOASFrom), ending(*r.IsEOL, r.EOLFrom), latest, patched, lts, or(r.EOESFrom, "")}
}

// ending is the last day of a support, or that it is over.
func ending(over bool, day *string) string {
	if over {
		return or(day, "past")
	}
	return or(day, "")
}

func or(s *string, otherwise string) string {
	if s == nil {
		return otherwise
	}
	return *s
}

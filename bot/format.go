package bot

import (
	"math"
	"strconv"
	"strings"
)

// nbsp keeps a number and its unit on one line.
const nbsp = "\u00a0"

// Number writes a number as its readers do: 38 500 in French (with no-break spaces), 38,500 in English;
// at most one decimal.
func Number(l Locale, n float64) string {
	whole := strconv.FormatFloat(math.Abs(n), 'f', -1, 64)
	if strings.Contains(whole, ".") {
		whole = strings.TrimSuffix(strconv.FormatFloat(math.Abs(n), 'f', 1, 64), ".0")
	}
	digits, decimals, _ := strings.Cut(whole, ".")
	separator, point := nbsp, ","
	if l == English {
		separator, point = ",", "."
	}
	var b strings.Builder
	if n < 0 {
		b.WriteByte('-')
	}
	for i := range len(digits) {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteString(separator)
		}
		b.WriteByte(digits[i])
	}
	if decimals != "" {
		b.WriteString(point + decimals)
	}
	return b.String()
}

// Euros writes an amount: 38 500 € in French, €38,500 in English.
func Euros(l Locale, n float64) string {
	if l == English {
		return "€" + Number(l, n)
	}
	return Number(l, n) + nbsp + "€"
}

// Range writes what lies between two amounts, or what begins at low when the range is open.
func Range(l Locale, low, high float64, open bool) string {
	switch {
	case open && l == English:
		return Euros(l, low) + " and more"
	case open:
		return Euros(l, low) + " et plus"
	case l == English:
		return Euros(l, low) + " to " + Euros(l, high)
	}
	return Number(l, low) + " à " + Euros(l, high)
}

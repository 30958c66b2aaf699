package bot

import (
	"bytes"
	"math"
	"strconv"
)

// nbsp keeps a number and its unit on one line.
const nbsp = "\u00a0"

// Number writes a number as its readers do: 38 500 in French (with no-break spaces), 38,500 in English;
// at most one decimal.
func Number(l Locale, n float64) string {
	var buffer [64]byte
	return string(appendNumber(buffer[:0], l, n))
}

// Euros writes an amount: 38 500 € in French, €38,500 in English.
func Euros(l Locale, n float64) string {
	var buffer [64]byte
	return string(appendEuros(buffer[:0], l, n))
}

// Range writes what lies between two amounts, or what begins at low when the range is open.
func Range(l Locale, low, high float64, open bool) string {
	var buffer [128]byte
	out := buffer[:0]
	switch {
	case open && l == English:
		out = append(appendEuros(out, l, low), " and more"...)
	case open:
		out = append(appendEuros(out, l, low), " et plus"...)
	case l == English:
		out = appendEuros(append(appendEuros(out, l, low), " to "...), l, high)
	default:
		out = appendEuros(append(appendNumber(out, l, low), " à "...), l, high)
	}
	return string(out)
}

func appendEuros(out []byte, l Locale, n float64) []byte {
	if l == English {
		if n < 0 {
			out, n = append(out, '-'), -n
		}
		return appendNumber(append(out, "€"...), l, n)
	}
	return append(appendNumber(out, l, n), nbsp+"€"...)
}

func appendNumber(out []byte, l Locale, n float64) []byte {
	separator, point := nbsp, ","
	if l == English {
		separator, point = ",", "."
	}
	var buffer [64]byte
	digits := strconv.AppendFloat(buffer[:0], math.Abs(math.Round(n*10)/10), 'f', -1, 64)
	whole, decimals, _ := bytes.Cut(digits, []byte{'.'})
	if n < 0 {
		out = append(out, '-')
	}
	for i, digit := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			out = append(out, separator...)
		}
		out = append(out, digit)
	}
	if len(decimals) > 0 {
		out = append(append(out, point...), decimals...)
	}
	return out
}

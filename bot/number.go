package bot

// numberWords are numbers in letters, in both languages.
var numberWords = map[string]float64{
	"zero": 0, "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10,
	"onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16, "vingt": 20, "vingts": 20, "trente": 30,
	"quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70, "huitante": 80, "nonante": 90,
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
	"thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40,
	"fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}

// multiples multiply the number before them.
var multiples = map[string]float64{"cent": 100, "cents": 100, "hundred": 100, "mille": 1000, "thousand": 1000, "grand": 1000, "k": 1000, "ke": 1000,
	"keur": 1000}

// spelled reads the number in letters that begins at words[0], and how many words it takes; 0 when there is none: « quatre-vingt-cinq
// mille », « vingt et un », "five hundred".
func spelled(words []word) (number float64, length int) {
	total, part, last := 0.0, 0.0, 0.0 // the thousands; what is below; its last word
	for i := 0; i < len(words) && !words[i].isNum; i++ {
		text := words[i].text
		if (text == "et" || text == "and") && length > 0 && length == i {
			continue
		}
		n, ok := numberWords[text]
		times, multiple := multiples[text]
		switch {
		case multiple && length > 0 && times == 100 && part < 100:
			part *= times
		case multiple && length > 0 && times == 1000 && part > 0 && total == 0:
			total, part = part*times, 0
		case !ok:
			return total + part, length
		case n == 20 && last == 4: // quatre-vingts
			part += 76
			n = 80
		case length == 0 || last == 0 || n < 10 && last >= 20 || n >= 7 && n < 10 && last == 10 || n < 20 && (last == 60 || last == 80):
			part += n
		default: // « deux, trois ans » are two numbers
			return total + part, length
		}
		length, last = i+1, n
	}
	return total + part, length
}

package knowledge

import (
	"fmt"
	"regexp"
	"strings"

	yaml "go.yaml.in/yaml/v4"
)

// What the library says names Go types and its own parts; an editor of knowledge knows keys and values.
var (
	wrongType = regexp.MustCompile("(?s)^cannot construct (\\S+)(?: `(.*)`)? into (.+)$")
	rewords   = []struct {
		pattern *regexp.Regexp
		message string
	}{
		{regexp.MustCompile(`(?s)^field (.*) not found in type .*$`), `unknown key "$1"`},
		{regexp.MustCompile(`(?s)^mapping key "(.*)" already defined at line (\d+)$`), `key "$1" is given twice, first on line $2`},
		{regexp.MustCompile("(?s)^.*cannot construct \\S+ `(.*)` as a (!!\\w+)$"), `"$1" isn't what its tag $2 says`},
		{regexp.MustCompile(`^.*no documents in stream$`), "the file is empty"},
		{regexp.MustCompile(`^.*expected single document.*$`), "a line of three dashes begins a second document: take it out"},
		{regexp.MustCompile(`^mapping values are not allowed in this context$`), "a colon that begins no value here: put a text that holds one in quotes"},
		{regexp.MustCompile(`^found character that cannot start any token$`), "a character that begins nothing: indent with spaces, and put a text that begins so in quotes"},
		{regexp.MustCompile(`^go-yaml load error in \w+ at [^:]*: (.*)$`), "$1"},
	}
)

func fault(file string, err *yaml.LoadError) Fault {
	message := err.Message
	if m := wrongType.FindStringSubmatch(message); m != nil {
		message = fmt.Sprintf("%s where %s belongs", valueOf(m[1], m[2]), typeNames(m[3]))
	} else {
		for _, r := range rewords {
			if r.pattern.MatchString(message) {
				message = r.pattern.ReplaceAllString(message, r.message)
				break
			}
		}
	}
	if began := err.ContextMark.Line; began > 0 && began < err.Mark.Line {
		message += fmt.Sprintf(", in what begins on line %d", began)
	}
	return Fault{File: file, Line: max(1, err.Mark.Line), Column: max(1, err.Mark.Column), Message: message}
}

func valueOf(tag, value string) string {
	switch tag {
	case "!!seq":
		return "a list"
	case "!!map":
		return "a group of keys"
	}
	return fmt.Sprintf("%q", value)
}

func typeNames(goType string) string {
	switch {
	case strings.Contains(goType, "float"):
		return "a number"
	case strings.HasPrefix(goType, "int"):
		return "a whole number"
	case goType == "time.Duration":
		return "a duration such as 6h"
	case goType == "bool":
		return "true or false"
	case goType == "string":
		return "text"
	case strings.HasPrefix(goType, "[]"):
		return "a list"
	}
	return "a group of keys"
}

package slack

import (
	"regexp"
	"strings"
)

// words is what a person wrote, without mentions, with links as they show, and with nothing of Slack's own way to write
// (https://docs.slack.dev/messaging/formatting-message-text).
func words(text string) string {
	if !strings.ContainsAny(text, "<&“”") {
		return strings.Join(strings.Fields(text), " ")
	}
	text = channelValue.ReplaceAllString(text, ":$1")
	text = marks.ReplaceAllStringFunc(text, func(mark string) string {
		target, label, labelled := strings.Cut(mark[1:len(mark)-1], "|")
		switch {
		case strings.HasPrefix(target, "@"), strings.HasPrefix(target, "#"), strings.HasPrefix(target, "!"):
			return " "
		case labelled:
			return label
		}
		return target
	})
	return strings.Join(strings.Fields(unescape.Replace(text)), " ")
}

var (
	// channelValue is a channel given as the value of an option: channel:<#C1|general>. A private one's name may lack.
	channelValue = regexp.MustCompile(`:\s*<#(\w+)(?:\|[^<>]*)?>`)
	// marks are mentions and links.
	marks = regexp.MustCompile(`<[^<>]+>`)
	// unescape also straightens the quotes that some keyboards bend, since they enclose values.
	unescape = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&", "“", `"`, "”", `"`)
)

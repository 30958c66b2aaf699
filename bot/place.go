package bot

import "strings"

// What stands around a channel's id in a Reply's text, where each platform shows the channel's own name: private-use
// characters, which nobody's own words may hold.
const (
	PlaceOpen  = "\ue000"
	PlaceClose = "\ue001"
)

// PlaceName stands for a channel in a Reply's text.
func PlaceName(id string) string { return PlaceOpen + id + PlaceClose }

// PlainPlaces writes channels as #id, where nothing better can be shown.
func PlainPlaces(text string) string {
	if !strings.Contains(text, PlaceOpen) {
		return text
	}
	return strings.NewReplacer(PlaceOpen, "#", PlaceClose, "").Replace(text)
}

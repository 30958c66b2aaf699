package watch

import (
	"slices"
	"strings"

	"boussole/bot"
)

// zones are those suggested, where French is spoken first; any other IANA name is taken too.
var zones = []string{
	"Europe/Paris", "Europe/Brussels", "Europe/Zurich", "Europe/Luxembourg", "Europe/Monaco", "America/Montreal", "America/Toronto",
	"America/Guadeloupe", "America/Martinique", "America/Cayenne", "America/Miquelon", "Indian/Reunion", "Indian/Mayotte", "Pacific/Noumea",
	"Pacific/Tahiti", "Pacific/Wallis", "Africa/Casablanca", "Africa/Algiers", "Africa/Tunis", "Africa/Dakar", "Africa/Abidjan",
	"Africa/Douala", "Africa/Kinshasa", "Indian/Antananarivo", "Indian/Mauritius", "America/Port-au-Prince", "Asia/Beirut",
	"UTC", "Europe/London", "Europe/Dublin", "Europe/Lisbon", "Europe/Madrid", "Europe/Rome", "Europe/Berlin", "Europe/Vienna",
	"Europe/Amsterdam", "Europe/Copenhagen", "Europe/Stockholm", "Europe/Oslo", "Europe/Helsinki", "Europe/Warsaw", "Europe/Prague",
	"Europe/Budapest", "Europe/Bucharest", "Europe/Sofia", "Europe/Athens", "Europe/Istanbul", "Europe/Kiev", "Europe/Moscow",
	"America/New_York", "America/Chicago", "America/Denver", "America/Phoenix", "America/Los_Angeles", "America/Anchorage", "Pacific/Honolulu",
	"America/Vancouver", "America/Halifax", "America/St_Johns", "America/Mexico_City", "America/Bogota", "America/Lima", "America/Santiago",
	"America/Sao_Paulo", "America/Argentina/Buenos_Aires", "Africa/Cairo", "Africa/Lagos", "Africa/Nairobi", "Africa/Johannesburg",
	"Asia/Jerusalem", "Asia/Dubai", "Asia/Tehran", "Asia/Karachi", "Asia/Kolkata", "Asia/Kathmandu", "Asia/Dhaka", "Asia/Bangkok",
	"Asia/Ho_Chi_Minh", "Asia/Jakarta", "Asia/Singapore", "Asia/Manila", "Asia/Hong_Kong", "Asia/Shanghai", "Asia/Taipei", "Asia/Seoul",
	"Asia/Tokyo", "Australia/Perth", "Australia/Adelaide", "Australia/Brisbane", "Australia/Sydney", "Australia/Lord_Howe", "Pacific/Auckland",
}

// Zones suggests time zones for what is typed, blind to case, accents and what joins words.
func Zones(typed string) []string {
	plain := func(s string) string { return strings.NewReplacer("_", " ", "-", " ", "/", " ").Replace(bot.Fold(s)) }
	near := func(z string) bool { return strings.Contains(plain(z), strings.TrimSpace(plain(typed))) }
	found := slices.DeleteFunc(slices.Clone(zones), func(z string) bool { return !near(z) })
	if _, err := location(typed); len(found) == 0 && err == nil {
		return []string{typed}
	}
	return found
}

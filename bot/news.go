package bot

import "time"

// Feed is a source of news that is followed: RSS or Atom.
type Feed struct {
	Name   string   // as people read it, and unique
	URL    string   // http or https
	Topics []string // of the news command: go, databases, security
	Locale Locale   // language that it is written in
}

// Item is one piece of news. Its texts are plain, on one line, and bounded.
type Item struct {
	ID        string    // the same for the same piece, each time and in whichever feed it was seen first
	Title     string    // 1 to 200 characters
	URL       string    // http or https, up to 500 bytes
	Feed      string    // Feed.Name
	Locale    Locale    // Feed.Locale
	Published time.Time // as the feed says; when it was first seen where it says nothing or a time to come; zero as Seen is
	Seen      time.Time // when it was first seen, UTC; zero where nobody can tell: undated, and there when its feed was new
}

// DeadFeed is a feed that couldn't be read for days.
type DeadFeed struct {
	Feed
	Since  time.Time // of the first failure
	Reason Text      // of the last one, in words that people may read
}

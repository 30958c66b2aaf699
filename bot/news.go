package bot

import "time"

// Feed is a source of news that is followed: RSS or Atom.
type Feed struct {
	Name   string // as people read it, and unique
	URL    string // http or https
	Topic  string // of the commands' own: go, databases, security
	Locale Locale // language that it is written in
}

// Item is one piece of news. Its texts are plain, on one line, and bounded.
type Item struct {
	ID        string    // the same for the same piece, also where two feeds carry it
	Title     string    // 1 to 200 characters
	URL       string    // http or https
	Feed      string    // Feed.Name
	Topic     string    // Feed.Topic
	Locale    Locale    // Feed.Locale
	Published time.Time // as the feed says; when it was first seen where it says nothing or a time to come
	Seen      time.Time // when it was first seen, UTC
}

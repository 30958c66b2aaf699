-- Both databases take this file: to SQLite any name of a type is good, and it keeps bytes as bytes.

-- +goose Up
CREATE TABLE records (
    kind    TEXT   NOT NULL,
    key     TEXT   NOT NULL,
    value   BYTEA  NOT NULL,
    updated BIGINT NOT NULL, -- microseconds since 1970, UTC
    PRIMARY KEY (kind, key)
);

-- A migration and its version are written together: of two programs that run the same one at once, the second fails
-- here, and what it did is undone.
CREATE UNIQUE INDEX goose_db_version_once ON goose_db_version (version_id);

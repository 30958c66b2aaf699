-- Times are microseconds since 1970, UTC; 0 is none.

-- +goose Up
CREATE TABLE subscriptions (
    id        BIGINT NOT NULL PRIMARY KEY,
    adapter   TEXT   NOT NULL,
    tenant    TEXT   NOT NULL,
    channel   TEXT   NOT NULL,
    line      TEXT   NOT NULL,
    cron      TEXT   NOT NULL,
    zone      TEXT   NOT NULL,
    locale    TEXT   NOT NULL,
    maker     TEXT   NOT NULL,
    origin    TEXT   NOT NULL,
    state     TEXT   NOT NULL,
    reason_fr TEXT   NOT NULL,
    reason_en TEXT   NOT NULL,
    next      BIGINT NOT NULL,
    made      BIGINT NOT NULL
);

CREATE INDEX subscriptions_due ON subscriptions (next, id) WHERE state = 'active';
CREATE INDEX subscriptions_place ON subscriptions (adapter, tenant, id);
CREATE UNIQUE INDEX subscriptions_origin ON subscriptions (origin) WHERE origin <> '';

-- The one row counts the IDs given, so that none is given again: the databases have no way of their own in common.
CREATE TABLE subscription_ids (last BIGINT NOT NULL);
INSERT INTO subscription_ids (last) VALUES (0);

CREATE TABLE deliveries (
    subscription BIGINT  NOT NULL REFERENCES subscriptions (id) ON DELETE CASCADE,
    due          BIGINT  NOT NULL,
    state        TEXT    NOT NULL,
    attempt      INTEGER NOT NULL,
    since        BIGINT  NOT NULL,
    changed      BIGINT  NOT NULL,
    reason_fr    TEXT    NOT NULL,
    reason_en    TEXT    NOT NULL,
    PRIMARY KEY (subscription, due)
);

CREATE INDEX deliveries_due ON deliveries (due);

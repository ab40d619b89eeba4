-- Reports over time, from tallies: no request counts messages.
--
-- Every statement that moves messages writes what it changes about the report, summed, into report_change in its own transaction: so the figures are
-- exact whatever is killed, and nothing waits for another writer's row. A worker adds these rows to report_tally and deletes them in one statement;
-- whoever reads takes both. A message counts on the day on which the gateway took it, and its later outcome moves that day's figures. A deleted row
-- keeps its count.

-- Messages first, as the senders take them; what is read below is then all that there was before the triggers.
LOCK TABLE message, inbound_message, suppression IN SHARE ROW EXCLUSIVE MODE;

CREATE TABLE report_change (
    id BIGSERIAL NOT NULL,
    workspace_id UUID NOT NULL,
    campaign_id UUID,
    -- The quarter of an hour; every time zone's day begins at one.
    slot TIMESTAMPTZ(3) NOT NULL,
    prefix TEXT NOT NULL,
    sent INTEGER NOT NULL DEFAULT 0,
    delivered INTEGER NOT NULL DEFAULT 0,
    failed INTEGER NOT NULL DEFAULT 0,
    refused INTEGER NOT NULL DEFAULT 0,
    untracked INTEGER NOT NULL DEFAULT 0,
    waiting INTEGER NOT NULL DEFAULT 0,
    opt_outs INTEGER NOT NULL DEFAULT 0,
    replies INTEGER NOT NULL DEFAULT 0,
    credits INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT report_change_pkey PRIMARY KEY (id)
);
CREATE INDEX report_change_workspace_id_idx ON report_change (workspace_id);

CREATE TABLE report_tally (
    workspace_id UUID NOT NULL,
    day DATE NOT NULL,
    -- All zeros: no campaign.
    campaign_id UUID NOT NULL,
    -- Of what belongs to no campaign; a campaign knows its own.
    sender TEXT NOT NULL,
    prefix TEXT NOT NULL,
    sent INTEGER NOT NULL DEFAULT 0,
    delivered INTEGER NOT NULL DEFAULT 0,
    failed INTEGER NOT NULL DEFAULT 0,
    refused INTEGER NOT NULL DEFAULT 0,
    untracked INTEGER NOT NULL DEFAULT 0,
    waiting INTEGER NOT NULL DEFAULT 0,
    opt_outs INTEGER NOT NULL DEFAULT 0,
    replies INTEGER NOT NULL DEFAULT 0,
    credits INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT report_tally_pkey PRIMARY KEY (workspace_id, day, campaign_id, sender, prefix)
);
ALTER TABLE report_tally SET (fillfactor = 70);

-- Which zone's days count since when: a change of the workspace's zone moves no day that is past.
CREATE TABLE report_zone (
    workspace_id UUID NOT NULL,
    since TIMESTAMPTZ(3) NOT NULL,
    time_zone TEXT NOT NULL,

    CONSTRAINT report_zone_pkey PRIMARY KEY (workspace_id, since)
);

-- What was there before the tallies and is still to be counted: campaigns, and incoming texts and opt-outs in portions.
CREATE TABLE report_backlog (
    id BIGSERIAL NOT NULL,
    workspace_id UUID NOT NULL,
    kind TEXT NOT NULL,
    campaign_id UUID,
    first_id BIGINT,
    last_id BIGINT,
    day TIMESTAMPTZ(6),
    until TIMESTAMPTZ(6),

    CONSTRAINT report_backlog_pkey PRIMARY KEY (id)
);
CREATE INDEX report_backlog_workspace_id_idx ON report_backlog (workspace_id);
CREATE UNIQUE INDEX report_backlog_campaign_id_key ON report_backlog (campaign_id);

-- What a credit costs from a day on; no amount: it has no price from then.
CREATE TABLE credit_price (
    workspace_id UUID NOT NULL,
    valid_from DATE NOT NULL,
    amount DECIMAL(14,6),
    currency TEXT,

    CONSTRAINT credit_price_pkey PRIMARY KEY (workspace_id, valid_from),
    CONSTRAINT credit_price_whole CHECK ((amount IS NULL) = (currency IS NULL)),
    CONSTRAINT credit_price_positive CHECK (amount > 0),
    CONSTRAINT credit_price_currency CHECK (currency ~ '^[A-Z]{3}$')
);

GRANT SELECT, INSERT ON report_change TO canang_app;
GRANT USAGE ON SEQUENCE report_change_id_seq TO canang_app;
GRANT SELECT ON report_tally, report_zone, report_backlog TO canang_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON credit_price TO canang_app;
ALTER TABLE report_change ENABLE ROW LEVEL SECURITY;
ALTER TABLE report_tally ENABLE ROW LEVEL SECURITY;
ALTER TABLE report_zone ENABLE ROW LEVEL SECURITY;
ALTER TABLE report_backlog ENABLE ROW LEVEL SECURITY;
ALTER TABLE credit_price ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON report_change TO canang_app USING (workspace_id = canang_workspace()) WITH CHECK (workspace_id = canang_workspace());
CREATE POLICY own_workspace ON report_tally TO canang_app USING (workspace_id = canang_workspace()) WITH CHECK (workspace_id = canang_workspace());
CREATE POLICY own_workspace ON report_zone TO canang_app USING (workspace_id = canang_workspace()) WITH CHECK (workspace_id = canang_workspace());
CREATE POLICY own_workspace ON report_backlog TO canang_app USING (workspace_id = canang_workspace()) WITH CHECK (workspace_id = canang_workspace());
CREATE POLICY own_workspace ON credit_price TO canang_app USING (workspace_id = canang_workspace()) WITH CHECK (workspace_id = canang_workspace());

CREATE FUNCTION report_slot(at timestamptz) RETURNS timestamptz LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT date_bin('15 minutes', at, TIMESTAMPTZ '2000-01-01 00:00:00+00')
$$;

-- Enough of a number to know its country by; an erased one says its country behind a dot.
CREATE FUNCTION report_prefix(phone text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN phone LIKE 'x%' THEN split_part(phone, '.', 2) WHEN phone LIKE '1%' THEN left(phone, 4) ELSE left(phone, 3) END
$$;

-- When a message counts: the gateway took it, or it failed before; never, while it waits.
CREATE FUNCTION report_time(status message_status, sent_at timestamptz, final_at timestamptz, first_attempt_at timestamptz) RETURNS timestamptz
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN status IN ('sent', 'delivered', 'unknown') THEN sent_at
    WHEN status IN ('failed', 'expired', 'rejected') THEN coalesce(sent_at, final_at, first_attempt_at) END
$$;

CREATE FUNCTION report_day(workspace uuid, at timestamptz) RETURNS date LANGUAGE sql STABLE AS $$
  SELECT (at AT TIME ZONE z.time_zone)::date FROM report_zone z WHERE z.workspace_id = workspace AND z.since <= at ORDER BY z.since DESC LIMIT 1
$$;

CREATE FUNCTION report_message_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO report_change (workspace_id, campaign_id, slot, prefix, sent, delivered, failed, refused, untracked, waiting, credits)
  SELECT workspace_id, campaign_id, slot, prefix, coalesce(sum(n) FILTER (WHERE taken), 0), coalesce(sum(n) FILTER (WHERE status = 'delivered'), 0),
    coalesce(sum(n) FILTER (WHERE status IN ('failed', 'expired', 'rejected')), 0), coalesce(sum(n) FILTER (WHERE NOT taken), 0),
    coalesce(sum(n) FILTER (WHERE status = 'sent' AND NOT tracked), 0),
    coalesce(sum(n) FILTER (WHERE status = 'unknown' OR (status = 'sent' AND tracked)), 0), sum(credits)
  FROM (
    SELECT workspace_id, campaign_id, slot, prefix, status, tracked, taken, sum(n) AS n, sum(credits) AS credits FROM (
      SELECT workspace_id, campaign_id, report_slot(report_time(status, sent_at, final_at, first_attempt_at)) AS slot, report_prefix(phone) AS prefix,
        status, tracked, sent_at IS NOT NULL AS taken, 1 AS n, CASE WHEN sent_at IS NULL THEN 0 ELSE parts END AS credits
      FROM new_rows WHERE report_time(status, sent_at, final_at, first_attempt_at) IS NOT NULL
      UNION ALL
      SELECT workspace_id, campaign_id, report_slot(report_time(status, sent_at, final_at, first_attempt_at)), report_prefix(phone),
        status, tracked, sent_at IS NOT NULL, -1, CASE WHEN sent_at IS NULL THEN 0 ELSE -parts END
      FROM old_rows WHERE report_time(status, sent_at, final_at, first_attempt_at) IS NOT NULL
    ) AS each_row
    GROUP BY workspace_id, campaign_id, slot, prefix, status, tracked, taken HAVING sum(n) <> 0 OR sum(credits) <> 0
  ) AS moved
  GROUP BY workspace_id, campaign_id, slot, prefix;
  RETURN NULL;
END $$;
CREATE FUNCTION report_message_insert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO report_change (workspace_id, campaign_id, slot, prefix, sent, delivered, failed, refused, untracked, waiting, credits)
  SELECT workspace_id, campaign_id, report_slot(at), report_prefix(phone), count(sent_at), count(*) FILTER (WHERE status = 'delivered'),
    count(*) FILTER (WHERE status IN ('failed', 'expired', 'rejected')), count(*) FILTER (WHERE sent_at IS NULL),
    count(*) FILTER (WHERE status = 'sent' AND NOT tracked), count(*) FILTER (WHERE status = 'unknown' OR (status = 'sent' AND tracked)),
    coalesce(sum(parts) FILTER (WHERE sent_at IS NOT NULL), 0)
  FROM (SELECT *, report_time(status, sent_at, final_at, first_attempt_at) AS at FROM new_rows) AS each_row WHERE at IS NOT NULL
  GROUP BY workspace_id, campaign_id, report_slot(at), report_prefix(phone);
  RETURN NULL;
END $$;

CREATE TRIGGER report_message_change AFTER UPDATE ON message REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION report_message_change();
CREATE TRIGGER report_message_insert AFTER INSERT ON message REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION report_message_insert();

-- The campaign that an answer is about: the last one that texted this number in the week before; none, where no campaign did.
CREATE FUNCTION report_campaign_of(workspace uuid, number text, heard_at timestamptz) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT c.id FROM campaign c
  CROSS JOIN LATERAL (
    SELECT max(coalesce(m.sent_at, m.first_attempt_at)) AS at FROM message m
    WHERE m.campaign_id = c.id AND m.phone = number AND m.attempts > 0
      AND coalesce(m.sent_at, m.first_attempt_at) BETWEEN heard_at - interval '7 days' AND heard_at + interval '1 minute'
  ) AS texted
  WHERE c.workspace_id = workspace AND c.kind = 'campaign' AND texted.at IS NOT NULL
    AND c.started_at BETWEEN heard_at - interval '30 days' AND heard_at + interval '1 minute'
  ORDER BY texted.at DESC LIMIT 1
$$;
-- Both columns are written once, so that updates of a campaign stay cheap.
CREATE INDEX campaign_started ON campaign (workspace_id, started_at) WHERE kind = 'campaign';

-- A repeat and a further part of a long text are no other answer.
CREATE FUNCTION report_inbound() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO report_change (workspace_id, campaign_id, slot, prefix, replies)
  VALUES (NEW.workspace_id, report_campaign_of(NEW.workspace_id, NEW.phone, NEW.received_at), report_slot(NEW.received_at), report_prefix(NEW.phone), 1);
  RETURN NULL;
END $$;
CREATE TRIGGER report_inbound AFTER INSERT ON inbound_message
  FOR EACH ROW WHEN (NEW.repeat_of_id IS NULL AND NEW.part_of_id IS NULL) EXECUTE FUNCTION report_inbound();

-- Only what the person's own text began; what a colleague, a file or a program enters is no answer to a campaign.
-- One that the backlog counts, because its transaction began before the tallies did, is not counted here too.
CREATE FUNCTION report_opt_out() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM report_backlog
    WHERE workspace_id = NEW.workspace_id AND kind = 'opt_outs' AND NEW.created_at >= day AND NEW.created_at < until) THEN RETURN NULL; END IF;
  INSERT INTO report_change (workspace_id, campaign_id, slot, prefix, opt_outs)
  VALUES (NEW.workspace_id, report_campaign_of(NEW.workspace_id, NEW.phone, NEW.created_at), report_slot(NEW.created_at), report_prefix(NEW.phone), 1);
  RETURN NULL;
END $$;
CREATE TRIGGER report_opt_out AFTER INSERT ON suppression
  FOR EACH ROW WHEN (NEW.source IN ('keyword', 'review')) EXECUTE FUNCTION report_opt_out();

-- A zone that Postgres does not know (a browser may) would stop the counting of everybody.
CREATE FUNCTION report_known_zone(time_zone text) RETURNS text LANGUAGE plpgsql STABLE AS $$
BEGIN
  PERFORM now() AT TIME ZONE time_zone;
  RETURN time_zone;
EXCEPTION WHEN invalid_parameter_value THEN RETURN 'UTC';
END $$;

-- A new zone counts from the quarter of an hour after the next one, so that no day that a worker has already told is another by then.
CREATE FUNCTION report_zone_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO report_zone (workspace_id, since, time_zone)
  VALUES (NEW.id, CASE WHEN TG_OP = 'INSERT' THEN '-infinity' ELSE report_slot(now()) + interval '30 minutes' END, report_known_zone(NEW.time_zone))
  ON CONFLICT (workspace_id, since) DO UPDATE SET time_zone = excluded.time_zone;
  RETURN NULL;
END $$;
INSERT INTO report_zone (workspace_id, since, time_zone) SELECT id, '-infinity', report_known_zone(time_zone) FROM workspace;
CREATE TRIGGER report_zone_of_new AFTER INSERT ON workspace FOR EACH ROW EXECUTE FUNCTION report_zone_change();
CREATE TRIGGER report_zone_of_changed AFTER UPDATE OF time_zone ON workspace
  FOR EACH ROW WHEN (OLD.time_zone IS DISTINCT FROM NEW.time_zone) EXECUTE FUNCTION report_zone_change();

-- The newest first, as a worker takes them from the front.
INSERT INTO report_backlog (workspace_id, kind, campaign_id)
  SELECT workspace_id, 'campaign', id FROM campaign WHERE status <> 'draft' ORDER BY created_at DESC;
INSERT INTO report_backlog (workspace_id, kind, first_id, last_id)
  SELECT workspace_id, 'inbound', min(id), max(id) FROM inbound_message GROUP BY workspace_id, id / 2000;
INSERT INTO report_backlog (workspace_id, kind, day, until)
  SELECT workspace_id, 'opt_outs', date_trunc('day', created_at), least(date_trunc('day', created_at) + interval '1 day', statement_timestamp())
  FROM suppression WHERE source IN ('keyword', 'review') AND created_at < statement_timestamp() GROUP BY 1, 2, 3, 4;

-- A message that arrived may also have been read, and one that the gateway took may be held back by it: both stand beside the status, so that what
-- counts deliveries, and programs that know no more than `delivered`, count a read one as they did. Both columns are empty for SMS and cost its rows
-- nothing; nobody looks for messages by them alone, so there is no index.
--
-- A sender that still runs is kept out until the columns and the functions that count them are all in place; messages first, as it takes them itself.
LOCK TABLE message IN ACCESS EXCLUSIVE MODE;
ALTER TABLE message ADD COLUMN read_at TIMESTAMPTZ(3), ADD COLUMN held_at TIMESTAMPTZ(3);
ALTER TABLE campaign_tally ADD COLUMN read INTEGER NOT NULL DEFAULT 0, ADD COLUMN held INTEGER NOT NULL DEFAULT 0;
ALTER TABLE report_change ADD COLUMN read INTEGER NOT NULL DEFAULT 0;
ALTER TABLE report_tally ADD COLUMN read INTEGER NOT NULL DEFAULT 0;

-- Of the delivered ones, those that were read; of the sent ones, those that are held back.
CREATE OR REPLACE FUNCTION message_tally_add(campaign uuid, workspace uuid, deltas int[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO campaign_tally AS t (campaign_id, shard, workspace_id,
    queued, sending, sent, delivered, failed, expired, rejected, unknown, unresolved, suppressed, canceled, credits, untracked, read, held)
  VALUES (campaign, pg_backend_pid() % 16, workspace,
    deltas[1], deltas[2], deltas[3], deltas[4], deltas[5], deltas[6], deltas[7], deltas[8], deltas[9], deltas[10], deltas[11], deltas[12], deltas[13],
    deltas[14], deltas[15])
  ON CONFLICT (campaign_id, shard) DO UPDATE SET
    queued = t.queued + excluded.queued, sending = t.sending + excluded.sending, sent = t.sent + excluded.sent,
    delivered = t.delivered + excluded.delivered, failed = t.failed + excluded.failed, expired = t.expired + excluded.expired,
    rejected = t.rejected + excluded.rejected, unknown = t.unknown + excluded.unknown, unresolved = t.unresolved + excluded.unresolved,
    suppressed = t.suppressed + excluded.suppressed, canceled = t.canceled + excluded.canceled, credits = t.credits + excluded.credits,
    untracked = t.untracked + excluded.untracked, read = t.read + excluded.read, held = t.held + excluded.held;
$$;

CREATE OR REPLACE FUNCTION message_tally_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE change record;
BEGIN
  FOR change IN
    SELECT campaign_id, workspace_id, ARRAY[
      sum(delta) FILTER (WHERE status = 'queued'), sum(delta) FILTER (WHERE status = 'sending'), sum(delta) FILTER (WHERE status = 'sent'),
      sum(delta) FILTER (WHERE status = 'delivered'), sum(delta) FILTER (WHERE status = 'failed'), sum(delta) FILTER (WHERE status = 'expired'),
      sum(delta) FILTER (WHERE status = 'rejected'), sum(delta) FILTER (WHERE status = 'unknown'), sum(delta) FILTER (WHERE status = 'unresolved'),
      sum(delta) FILTER (WHERE status = 'suppressed'), sum(delta) FILTER (WHERE status = 'canceled'), sum(credits),
      sum(untracked), sum(read), sum(held)]::int[] AS deltas
    FROM (
      SELECT campaign_id, workspace_id, status, sum(delta) AS delta, sum(credits) AS credits, sum(untracked) AS untracked,
        sum(read) AS read, sum(held) AS held FROM (
        SELECT campaign_id, workspace_id, status, 1 AS delta, CASE WHEN sent_at IS NULL THEN 0 ELSE parts END AS credits,
          CASE WHEN status = 'sent' AND NOT tracked THEN 1 ELSE 0 END AS untracked,
          CASE WHEN read_at IS NULL OR status <> 'delivered' THEN 0 ELSE 1 END AS read, CASE WHEN held_at IS NULL OR status <> 'sent' THEN 0 ELSE 1 END AS held
        FROM new_rows
        UNION ALL
        SELECT campaign_id, workspace_id, status, -1, CASE WHEN sent_at IS NULL THEN 0 ELSE -parts END,
          CASE WHEN status = 'sent' AND NOT tracked THEN -1 ELSE 0 END,
          CASE WHEN read_at IS NULL OR status <> 'delivered' THEN 0 ELSE -1 END, CASE WHEN held_at IS NULL OR status <> 'sent' THEN 0 ELSE -1 END
        FROM old_rows
      ) AS each_row GROUP BY campaign_id, workspace_id, status
      HAVING sum(delta) <> 0 OR sum(credits) <> 0 OR sum(untracked) <> 0 OR sum(read) <> 0 OR sum(held) <> 0
    ) AS moved GROUP BY campaign_id, workspace_id ORDER BY campaign_id
  LOOP
    PERFORM message_tally_add(change.campaign_id, change.workspace_id, (SELECT array_agg(coalesce(d, 0) ORDER BY n) FROM unnest(change.deltas) WITH ORDINALITY AS u(d, n)));
    PERFORM canang_notify(change.workspace_id, 'campaign', change.campaign_id::text);
  END LOOP;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION message_tally_insert() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE change record;
BEGIN
  FOR change IN
    SELECT campaign_id, workspace_id, ARRAY[
      count(*) FILTER (WHERE status = 'queued'), count(*) FILTER (WHERE status = 'sending'), count(*) FILTER (WHERE status = 'sent'),
      count(*) FILTER (WHERE status = 'delivered'), count(*) FILTER (WHERE status = 'failed'), count(*) FILTER (WHERE status = 'expired'),
      count(*) FILTER (WHERE status = 'rejected'), count(*) FILTER (WHERE status = 'unknown'), count(*) FILTER (WHERE status = 'unresolved'),
      count(*) FILTER (WHERE status = 'suppressed'), count(*) FILTER (WHERE status = 'canceled'),
      coalesce(sum(parts) FILTER (WHERE sent_at IS NOT NULL), 0),
      count(*) FILTER (WHERE status = 'sent' AND NOT tracked),
      count(read_at) FILTER (WHERE status = 'delivered'), count(held_at) FILTER (WHERE status = 'sent')]::int[] AS deltas
    FROM new_rows GROUP BY campaign_id, workspace_id ORDER BY campaign_id
  LOOP
    PERFORM message_tally_add(change.campaign_id, change.workspace_id, change.deltas);
    PERFORM canang_notify(change.workspace_id, 'campaign', change.campaign_id::text);
  END LOOP;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION message_tally_delete() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE change record;
BEGIN
  FOR change IN
    SELECT o.campaign_id, o.workspace_id, ARRAY[
      -count(*) FILTER (WHERE o.status = 'queued'), -count(*) FILTER (WHERE o.status = 'sending'), -count(*) FILTER (WHERE o.status = 'sent'),
      -count(*) FILTER (WHERE o.status = 'delivered'), -count(*) FILTER (WHERE o.status = 'failed'), -count(*) FILTER (WHERE o.status = 'expired'),
      -count(*) FILTER (WHERE o.status = 'rejected'), -count(*) FILTER (WHERE o.status = 'unknown'), -count(*) FILTER (WHERE o.status = 'unresolved'),
      -count(*) FILTER (WHERE o.status = 'suppressed'), -count(*) FILTER (WHERE o.status = 'canceled'),
      -coalesce(sum(o.parts) FILTER (WHERE o.sent_at IS NOT NULL), 0),
      -count(*) FILTER (WHERE o.status = 'sent' AND NOT o.tracked),
      -count(o.read_at) FILTER (WHERE o.status = 'delivered'), -count(o.held_at) FILTER (WHERE o.status = 'sent')]::int[] AS deltas
    FROM old_rows o GROUP BY o.campaign_id, o.workspace_id ORDER BY o.campaign_id
  LOOP
    PERFORM message_tally_add(change.campaign_id, change.workspace_id, change.deltas);
    PERFORM canang_notify(change.workspace_id, 'campaign', change.campaign_id::text);
  END LOOP;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION report_message_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO report_change (workspace_id, campaign_id, slot, prefix, sent, delivered, failed, refused, untracked, waiting, credits, read)
  SELECT workspace_id, campaign_id, slot, prefix, coalesce(sum(n) FILTER (WHERE taken), 0), coalesce(sum(n) FILTER (WHERE status = 'delivered'), 0),
    coalesce(sum(n) FILTER (WHERE status IN ('failed', 'expired', 'rejected')), 0), coalesce(sum(n) FILTER (WHERE NOT taken), 0),
    coalesce(sum(n) FILTER (WHERE status = 'sent' AND NOT tracked), 0),
    coalesce(sum(n) FILTER (WHERE status = 'unknown' OR (status = 'sent' AND tracked)), 0), sum(credits), sum(read)
  FROM (
    SELECT workspace_id, campaign_id, slot, prefix, status, tracked, taken, sum(n) AS n, sum(credits) AS credits, sum(read) AS read FROM (
      SELECT workspace_id, campaign_id, report_slot(report_time(status, sent_at, final_at, first_attempt_at)) AS slot, report_prefix(phone) AS prefix,
        status, tracked, sent_at IS NOT NULL AS taken, 1 AS n, CASE WHEN sent_at IS NULL THEN 0 ELSE parts END AS credits,
        CASE WHEN read_at IS NULL OR status <> 'delivered' THEN 0 ELSE 1 END AS read
      FROM new_rows WHERE report_time(status, sent_at, final_at, first_attempt_at) IS NOT NULL
      UNION ALL
      SELECT workspace_id, campaign_id, report_slot(report_time(status, sent_at, final_at, first_attempt_at)), report_prefix(phone),
        status, tracked, sent_at IS NOT NULL, -1, CASE WHEN sent_at IS NULL THEN 0 ELSE -parts END,
        CASE WHEN read_at IS NULL OR status <> 'delivered' THEN 0 ELSE -1 END
      FROM old_rows WHERE report_time(status, sent_at, final_at, first_attempt_at) IS NOT NULL
    ) AS each_row
    GROUP BY workspace_id, campaign_id, slot, prefix, status, tracked, taken HAVING sum(n) <> 0 OR sum(credits) <> 0 OR sum(read) <> 0
  ) AS moved
  GROUP BY workspace_id, campaign_id, slot, prefix;
  RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION report_message_insert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO report_change (workspace_id, campaign_id, slot, prefix, sent, delivered, failed, refused, untracked, waiting, credits, read)
  SELECT workspace_id, campaign_id, report_slot(at), report_prefix(phone), count(sent_at), count(*) FILTER (WHERE status = 'delivered'),
    count(*) FILTER (WHERE status IN ('failed', 'expired', 'rejected')), count(*) FILTER (WHERE sent_at IS NULL),
    count(*) FILTER (WHERE status = 'sent' AND NOT tracked), count(*) FILTER (WHERE status = 'unknown' OR (status = 'sent' AND tracked)),
    coalesce(sum(parts) FILTER (WHERE sent_at IS NOT NULL), 0), count(read_at) FILTER (WHERE status = 'delivered')
  FROM (SELECT *, report_time(status, sent_at, final_at, first_attempt_at) AS at FROM new_rows) AS each_row WHERE at IS NOT NULL
  GROUP BY workspace_id, campaign_id, report_slot(at), report_prefix(phone);
  RETURN NULL;
END $$;

-- As before, and: what was read is delivered and keeps the time of it; a report of a message that is held back, whatever it says, releases it.
CREATE OR REPLACE FUNCTION apply_delivery_reports(accounts uuid[], ids text[], movable text[])
RETURNS int LANGUAGE plpgsql SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  found_accounts uuid[];
  found_ids text[];
  found_campaigns uuid[];
  found_messages bigint[];
  moved int;
BEGIN
  SELECT array_agg(t.account), array_agg(t.id), array_agg(t.campaign_id), array_agg(t.message_id)
  INTO found_accounts, found_ids, found_campaigns, found_messages
  FROM (
    SELECT k.account, k.id, g.campaign_id, g.message_id
    FROM (SELECT DISTINCT account, id FROM unnest(accounts, ids) AS u (account, id)) AS k
    JOIN gateway_message_id g ON g.gateway_account_id = k.account AND g.gateway_message_id = k.id
    JOIN message m ON m.campaign_id = g.campaign_id AND m.id = g.message_id
    ORDER BY g.campaign_id, g.message_id FOR UPDATE OF m
  ) AS t;
  IF found_ids IS NULL THEN RETURN 0; END IF;
  WITH judged AS MATERIALIZED (
    SELECT r.id, r.status_code, r.verdict, r.received_at, known.rank, known.meaning,
      CASE WHEN known.meaning = 'read' THEN 'delivered' ELSE known.meaning END AS becomes, t.campaign_id, t.message_id,
      row_number() OVER (PARTITION BY t.account, t.id ORDER BY known.rank DESC, r.status_code COLLATE "C") AS place
    FROM unnest(found_accounts, found_ids, found_campaigns, found_messages) AS t (account, id, campaign_id, message_id)
    JOIN delivery_report r ON r.gateway_account_id = t.account AND r.gateway_message_id = t.id AND r.discarded_at IS NULL
    CROSS JOIN LATERAL (SELECT
      CASE WHEN r.rank IS NULL THEN (earlier_report(r.status_code)).rank ELSE r.rank END AS rank,
      CASE WHEN r.rank IS NULL THEN (earlier_report(r.status_code)).meaning ELSE r.meaning END AS meaning) AS known
  ), verdict AS (
    UPDATE delivery_report r SET verdict = j.verdict, campaign_id = j.campaign_id, message_id = j.message_id
    FROM (SELECT id, campaign_id, message_id, verdict AS before,
        CASE WHEN rank = 0 THEN 'intermediate' WHEN place = 1 THEN 'applied' ELSE 'superseded' END AS verdict FROM judged) AS j
    WHERE r.id = j.id AND j.verdict <> j.before
  ), move AS (
    UPDATE message m SET status = j.becomes::message_status, tracked = true, claim_id = NULL, held_at = NULL,
      failure_code = CASE WHEN j.becomes <> 'delivered' THEN j.status_code END,
      sent_at = coalesce(m.sent_at, j.received_at), final_at = CASE WHEN m.status = 'delivered' THEN m.final_at ELSE j.received_at END,
      read_at = CASE WHEN j.meaning = 'read' THEN j.received_at END
    FROM judged j
    WHERE j.place = 1 AND j.rank > 0 AND m.campaign_id = j.campaign_id AND m.id = j.message_id
      AND CASE WHEN m.status = 'delivered' THEN j.meaning = 'read' AND m.read_at IS NULL
        ELSE m.status = ANY (movable::message_status[])
          AND (m.status::text, coalesce(m.failure_code, '')) IS DISTINCT FROM (j.becomes, CASE WHEN j.becomes = 'delivered' THEN '' ELSE j.status_code END) END
  ), release AS (
    UPDATE message m SET held_at = NULL
    FROM judged j
    WHERE j.place = 1 AND j.rank = 0 AND m.campaign_id = j.campaign_id AND m.id = j.message_id AND m.held_at IS NOT NULL
  )
  SELECT count(*) INTO moved FROM judged WHERE place = 1 AND rank > 0;
  RETURN moved;
END $$;

-- The same news as before, and apart from it what was read: whoever knows `message.status` hears of a delivery once, as ever.
CREATE OR REPLACE FUNCTION message_webhook_change() RETURNS trigger LANGUAGE plpgsql SET enable_nestloop = off AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM webhook_endpoint WHERE disabled_at IS NULL AND events && ARRAY['message.status', 'message.failed', 'message.read']) THEN RETURN NULL; END IF;
  IF NOT EXISTS (SELECT FROM webhook_endpoint WHERE disabled_at IS NULL AND events && ARRAY['message.status', 'message.failed', 'message.read']
    AND workspace_id IN (SELECT workspace_id FROM new_rows)) THEN RETURN NULL; END IF;
  INSERT INTO webhook_delivery (workspace_id, endpoint_id, event, payload)
  SELECT e.workspace_id, e.id, m.event, jsonb_build_object('messages', jsonb_agg(m.fact ORDER BY m.place))
  FROM (
    SELECT n.workspace_id, told.event,
      row_number() OVER (PARTITION BY n.workspace_id, told.event ORDER BY n.campaign_id, n.id) - 1 AS place, jsonb_build_object(
      'id', n.campaign_id || '-' || canang_base36(n.id), 'campaignId', n.campaign_id, 'phone', n.phone, 'status', n.status,
      'failureCode', n.failure_code,
      'at', webhook_time(CASE WHEN told.event = 'message.read' THEN n.read_at WHEN n.status = 'sent' THEN coalesce(n.sent_at, now())
        ELSE coalesce(n.final_at, now()) END))
      || CASE WHEN n.status = 'sent' AND n.held_at IS NOT NULL THEN '{"held": true}' ELSE '{}' END::jsonb
      || CASE WHEN n.read_at IS NOT NULL THEN jsonb_build_object('readAt', webhook_time(n.read_at)) ELSE '{}' END AS fact
    FROM new_rows n JOIN old_rows o ON o.campaign_id = n.campaign_id AND o.id = n.id
    CROSS JOIN (VALUES ('message.status'), ('message.failed'), ('message.read')) AS told (event)
    WHERE CASE told.event WHEN 'message.read' THEN n.read_at IS NOT NULL AND o.read_at IS NULL
        ELSE n.status <> o.status AND n.status NOT IN ('queued', 'sending')
          AND (told.event = 'message.status' OR n.status IN ('failed', 'expired', 'rejected')) END
      AND n.workspace_id IN (SELECT workspace_id FROM webhook_endpoint WHERE disabled_at IS NULL AND told.event = ANY (events))
  ) AS m
  JOIN webhook_endpoint e ON e.workspace_id = m.workspace_id AND e.disabled_at IS NULL AND m.event = ANY (e.events)
  GROUP BY e.workspace_id, e.id, m.event, m.place / 500;
  RETURN NULL;
END $$;

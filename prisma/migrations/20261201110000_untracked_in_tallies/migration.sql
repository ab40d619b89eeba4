-- What the gateway took without an id that reports could name, counted beside the statuses in the same transaction: no share is taken of it, and nobody
-- waits for a report of it, in a tracked campaign either.
-- A sender that still runs is kept out until the column, the functions and the counts are all in place; messages first, as it takes them itself.
LOCK TABLE message IN SHARE ROW EXCLUSIVE MODE;
ALTER TABLE "campaign_tally" ADD COLUMN "untracked" INTEGER NOT NULL DEFAULT 0;

CREATE OR REPLACE FUNCTION message_tally_add(campaign uuid, workspace uuid, deltas int[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO campaign_tally AS t (campaign_id, shard, workspace_id,
    queued, sending, sent, delivered, failed, expired, rejected, unknown, unresolved, suppressed, canceled, credits, untracked)
  VALUES (campaign, pg_backend_pid() % 16, workspace,
    deltas[1], deltas[2], deltas[3], deltas[4], deltas[5], deltas[6], deltas[7], deltas[8], deltas[9], deltas[10], deltas[11], deltas[12], deltas[13])
  ON CONFLICT (campaign_id, shard) DO UPDATE SET
    queued = t.queued + excluded.queued, sending = t.sending + excluded.sending, sent = t.sent + excluded.sent,
    delivered = t.delivered + excluded.delivered, failed = t.failed + excluded.failed, expired = t.expired + excluded.expired,
    rejected = t.rejected + excluded.rejected, unknown = t.unknown + excluded.unknown, unresolved = t.unresolved + excluded.unresolved,
    suppressed = t.suppressed + excluded.suppressed, canceled = t.canceled + excluded.canceled, credits = t.credits + excluded.credits,
    untracked = t.untracked + excluded.untracked;
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
      sum(untracked)]::int[] AS deltas
    FROM (
      SELECT campaign_id, workspace_id, status, sum(delta) AS delta, sum(credits) AS credits, sum(untracked) AS untracked FROM (
        SELECT campaign_id, workspace_id, status, 1 AS delta, CASE WHEN sent_at IS NULL THEN 0 ELSE parts END AS credits,
          CASE WHEN status = 'sent' AND NOT tracked THEN 1 ELSE 0 END AS untracked FROM new_rows
        UNION ALL
        SELECT campaign_id, workspace_id, status, -1, CASE WHEN sent_at IS NULL THEN 0 ELSE -parts END,
          CASE WHEN status = 'sent' AND NOT tracked THEN -1 ELSE 0 END FROM old_rows
      ) AS each_row GROUP BY campaign_id, workspace_id, status HAVING sum(delta) <> 0 OR sum(credits) <> 0 OR sum(untracked) <> 0
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
      count(*) FILTER (WHERE status = 'sent' AND NOT tracked)]::int[] AS deltas
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
      -count(*) FILTER (WHERE o.status = 'sent' AND NOT o.tracked)]::int[] AS deltas
    FROM old_rows o GROUP BY o.campaign_id, o.workspace_id ORDER BY o.campaign_id
  LOOP
    PERFORM message_tally_add(change.campaign_id, change.workspace_id, change.deltas);
    PERFORM canang_notify(change.workspace_id, 'campaign', change.campaign_id::text);
  END LOOP;
  RETURN NULL;
END $$;

INSERT INTO campaign_tally AS t (campaign_id, shard, workspace_id, untracked)
SELECT campaign_id, 0, workspace_id, count(*) FROM message WHERE status = 'sent' AND NOT tracked GROUP BY campaign_id, workspace_id
ON CONFLICT (campaign_id, shard) DO UPDATE SET untracked = excluded.untracked;

-- A report keeps what its gateway says its code means, and which of several decides. Those of an earlier release have neither: a table of
-- reports may be large and is written to all the time, so none is rewritten here. Programs of that release go on working: the function that they
-- call stays until the next release.
ALTER TABLE delivery_report ADD COLUMN meaning text, ADD COLUMN rank smallint;

-- What the codes of specification 1.84 meant when reports were stored without their meaning.
CREATE FUNCTION earlier_report(code text, OUT meaning text, OUT rank smallint) LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  SELECT c.meaning, c.rank INTO meaning, rank
  FROM (VALUES
    ('6', 'delivered', 100), ('7', 'failed', 60), ('8', 'expired', 59), ('9', 'unknown', 20), ('10', 'rejected', 58),
    ('11', 'intermediate', 0), ('12', 'failed', 40), ('13', 'intermediate', 0), ('14', 'intermediate', 0),
    ('15', 'intermediate', 0), ('16', 'intermediate', 0), ('17', 'failed', 39)) AS c (code, meaning, rank)
  WHERE c.code = earlier_report.code;
  IF NOT FOUND THEN
    meaning := 'unknown';
    rank := 10;
  END IF;
END $$;

-- Applies every report of these MsgIds by the ranked merge, in one round trip. A report of rank 0 moves nothing; of equal ranks the lower code stands.
--
-- Messages are locked first, in one order; the statement after that has a snapshot of its own, so it sees what whoever held the lock had stored.
-- The settings keep the plan right for a large table also when it was made while the table was small.
CREATE FUNCTION apply_delivery_reports(accounts uuid[], ids text[], movable text[])
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
    SELECT r.id, r.status_code, r.verdict, r.received_at, known.rank, known.meaning, t.campaign_id, t.message_id,
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
    UPDATE message m SET status = j.meaning::message_status, tracked = true, claim_id = NULL,
      failure_code = CASE WHEN j.meaning <> 'delivered' THEN j.status_code END,
      sent_at = coalesce(m.sent_at, j.received_at), final_at = j.received_at
    FROM judged j
    WHERE j.place = 1 AND j.rank > 0 AND m.campaign_id = j.campaign_id AND m.id = j.message_id AND m.status = ANY (movable::message_status[])
      AND (m.status::text, coalesce(m.failure_code, '')) IS DISTINCT FROM (j.meaning, CASE WHEN j.meaning = 'delivered' THEN '' ELSE j.status_code END)
  )
  SELECT count(*) INTO moved FROM judged WHERE place = 1 AND rank > 0;
  RETURN moved;
END $$;

-- A callback may be any request: what was refused is kept whole enough to be taken in again.
ALTER TABLE callback_rejection
  ADD COLUMN method text NOT NULL DEFAULT 'GET',
  ADD COLUMN headers jsonb NOT NULL DEFAULT '{}',
  ADD COLUMN body bytea NOT NULL DEFAULT '';

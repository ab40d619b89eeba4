-- Applies every report of these MsgIds by the ranked merge, in one round trip. What a code is worth and means comes from the program, which has the
-- rules (lib/delivery-reports/delivery-report.rules.ts); a code that it does not name has `other_rank` and means unknown.
--
-- Messages are locked first, in one order; the statement after that has a snapshot of its own, so it sees what whoever held the lock had stored.
-- The settings keep the plan right for a large table also when it was made while the table was small.
CREATE FUNCTION apply_delivery_reports(accounts uuid[], ids text[], codes text[], ranks int[], meanings text[], other_rank int, movable text[])
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
    SELECT r.id, r.status_code, r.verdict, r.received_at, t.campaign_id, t.message_id, known.rank,
      coalesce(meanings[array_position(codes, r.status_code)], 'unknown') AS meaning,
      row_number() OVER (PARTITION BY t.account, t.id ORDER BY known.rank DESC, r.status_code COLLATE "C") AS place
    FROM unnest(found_accounts, found_ids, found_campaigns, found_messages) AS t (account, id, campaign_id, message_id)
    JOIN delivery_report r ON r.gateway_account_id = t.account AND r.gateway_message_id = t.id AND r.discarded_at IS NULL
    CROSS JOIN LATERAL (SELECT coalesce(ranks[array_position(codes, r.status_code)], other_rank) AS rank) AS known
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

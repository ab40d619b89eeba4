-- More that programs can be told. Triggers leave each event in the transaction of the change itself, whoever makes it.
CREATE FUNCTION tell_webhooks(workspace uuid, what text, data jsonb) RETURNS void LANGUAGE sql AS $$
  INSERT INTO webhook_delivery (workspace_id, endpoint_id, event, payload)
  SELECT workspace_id, id, what, data FROM webhook_endpoint
  WHERE workspace_id = workspace AND disabled_at IS NULL AND what = ANY (events)
$$;
CREATE FUNCTION webhook_time(at timestamptz) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
$$;

CREATE FUNCTION alarm_webhook() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tell_webhooks(NEW.workspace_id, CASE WHEN NEW.resolved_at IS NULL THEN 'alarm.raised' ELSE 'alarm.resolved' END,
    jsonb_build_object('kind', NEW.kind, 'entityId', nullif(NEW.entity_id, ''), 'message', NEW.message,
      'at', webhook_time(coalesce(NEW.resolved_at, now()))));
  RETURN NULL;
END $$;
CREATE TRIGGER alarm_webhook_raised AFTER INSERT ON alarm FOR EACH ROW WHEN (NEW.resolved_at IS NULL) EXECUTE FUNCTION alarm_webhook();
CREATE TRIGGER alarm_webhook_resolved AFTER UPDATE ON alarm FOR EACH ROW
  WHEN (OLD.resolved_at IS NULL AND NEW.resolved_at IS NOT NULL) EXECUTE FUNCTION alarm_webhook();

CREATE FUNCTION campaign_webhook() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tell_webhooks(NEW.workspace_id, 'campaign.paused', jsonb_build_object('id', NEW.id, 'name', NEW.name,
    'reason', NEW.paused_reason, 'by', NEW.paused_by_name, 'at', webhook_time(coalesce(NEW.paused_at, now()))));
  RETURN NULL;
END $$;
CREATE TRIGGER campaign_webhook_paused AFTER UPDATE OF status ON campaign FOR EACH ROW
  WHEN (NEW.kind = 'campaign' AND NEW.status = 'paused' AND OLD.status <> 'paused') EXECUTE FUNCTION campaign_webhook();

CREATE FUNCTION transfer_webhook() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tell_webhooks(NEW.workspace_id, 'transfer.unresolved', jsonb_build_object('id', NEW.id,
    'gatewayAccountId', NEW.gateway_account_id, 'customer', (SELECT username FROM customer WHERE id = NEW.customer_id),
    'credits', NEW.credits, 'code', NEW.code, 'at', webhook_time(now())));
  RETURN NULL;
END $$;
CREATE TRIGGER transfer_webhook_unresolved AFTER UPDATE OF status ON transfer FOR EACH ROW
  WHEN (NEW.status = 'unresolved' AND OLD.status <> 'unresolved') EXECUTE FUNCTION transfer_webhook();

-- Only what a person's own text began, at once or when somebody decided about it.
CREATE FUNCTION suppression_webhook() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tell_webhooks(NEW.workspace_id, 'contact.opted_out',
    jsonb_build_object('phone', NEW.phone, 'reason', NEW.reason, 'at', webhook_time(NEW.created_at)));
  RETURN NULL;
END $$;
CREATE TRIGGER suppression_webhook AFTER INSERT ON suppression FOR EACH ROW
  WHEN (NEW.source IN ('keyword', 'review')) EXECUTE FUNCTION suppression_webhook();

-- The same news as before, and apart from it the failures alone. Where nobody subscribes it is still one look at a table of few rows.
CREATE OR REPLACE FUNCTION message_webhook_change() RETURNS trigger LANGUAGE plpgsql SET enable_nestloop = off AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM webhook_endpoint WHERE disabled_at IS NULL AND events && ARRAY['message.status', 'message.failed']) THEN RETURN NULL; END IF;
  IF NOT EXISTS (SELECT FROM webhook_endpoint WHERE disabled_at IS NULL AND events && ARRAY['message.status', 'message.failed']
    AND workspace_id IN (SELECT workspace_id FROM new_rows)) THEN RETURN NULL; END IF;
  INSERT INTO webhook_delivery (workspace_id, endpoint_id, event, payload)
  SELECT e.workspace_id, e.id, m.event, jsonb_build_object('messages', jsonb_agg(m.fact ORDER BY m.place))
  FROM (
    SELECT n.workspace_id, told.event,
      row_number() OVER (PARTITION BY n.workspace_id, told.event ORDER BY n.campaign_id, n.id) - 1 AS place, jsonb_build_object(
      'id', n.campaign_id || '-' || canang_base36(n.id), 'campaignId', n.campaign_id, 'phone', n.phone, 'status', n.status,
      'failureCode', n.failure_code,
      'at', to_char(CASE WHEN n.status = 'sent' THEN coalesce(n.sent_at, now()) ELSE coalesce(n.final_at, now()) END AT TIME ZONE 'UTC',
        'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) AS fact
    FROM new_rows n JOIN old_rows o ON o.campaign_id = n.campaign_id AND o.id = n.id
    CROSS JOIN (VALUES ('message.status'), ('message.failed')) AS told (event)
    WHERE n.status <> o.status AND n.status NOT IN ('queued', 'sending')
      AND (told.event = 'message.status' OR n.status IN ('failed', 'expired', 'rejected'))
      AND n.workspace_id IN (SELECT workspace_id FROM webhook_endpoint WHERE disabled_at IS NULL AND told.event = ANY (events))
  ) AS m
  JOIN webhook_endpoint e ON e.workspace_id = m.workspace_id AND e.disabled_at IS NULL AND m.event = ANY (e.events)
  GROUP BY e.workspace_id, e.id, m.event, m.place / 500;
  RETURN NULL;
END $$;

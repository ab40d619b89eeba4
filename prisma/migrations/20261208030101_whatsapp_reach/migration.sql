-- Whether a number was reached by WhatsApp: the last day on which a message arrived there, and the last on which the number was not there.
ALTER TABLE phone_activity ADD COLUMN whatsapp_at TIMESTAMPTZ(3);
ALTER TABLE phone_activity ADD COLUMN no_whatsapp_at TIMESTAMPTZ(3);

-- What was sent by WhatsApp before is folded again, beside the sending.
INSERT INTO activity_due (campaign_id, workspace_id)
SELECT c.id, c.workspace_id FROM campaign c JOIN gateway_account a ON a.id = c.gateway_account_id
WHERE a.kind = 'whatsapp-cloud' AND c.status NOT IN ('draft', 'scheduled')
ON CONFLICT (campaign_id) DO UPDATE SET changes = activity_due.changes + 1;

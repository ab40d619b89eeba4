-- When a text was written, where its gateway tells it: null is when it came. WhatsApp's 24 hours count from then.
ALTER TABLE inbound_message ADD COLUMN written_at TIMESTAMPTZ(3);

-- By which channel a reply goes that waits for its time: null is the one of its conversation.
ALTER TABLE scheduled_reply ADD COLUMN channel TEXT;

-- What somebody writes by WhatsApp stands in the one conversation with them, whatever number it was sent to.
UPDATE conversation c SET short_code = ''
FROM gateway_account a
WHERE a.id = c.gateway_account_id AND a.kind = 'whatsapp-cloud'
  AND NOT EXISTS (SELECT FROM conversation o
    WHERE o.workspace_id = c.workspace_id AND o.phone = c.phone AND o.id <> c.id);

-- A gateway whose answer was lost tells of the message later, by the reference that it was sent with: that begins with the prefix of its campaign.
-- The column never changes.
CREATE INDEX campaign_seqno_prefix_idx ON campaign (seqno_prefix);

-- A gateway that gives its texts an id may bring one twice; the second is dropped.
ALTER TABLE inbound_message ADD COLUMN gateway_message_id text;
CREATE UNIQUE INDEX inbound_message_gateway_id ON inbound_message (gateway_account_id, gateway_message_id)
  WHERE gateway_message_id IS NOT NULL;

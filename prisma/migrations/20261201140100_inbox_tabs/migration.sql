-- Since when a customer waits for an answer, until when a conversation is put off, and how its last text is written.
ALTER TABLE conversation ADD COLUMN waiting_since TIMESTAMPTZ(3), ADD COLUMN snoozed_until TIMESTAMPTZ(3),
  ADD COLUMN script TEXT NOT NULL DEFAULT '';
UPDATE conversation SET waiting_since = last_at WHERE open AND last_direction = 'in';
UPDATE conversation SET script = CASE
  WHEN last_text ~ '[一-鿿㐀-䶿]' THEN 'chinese'
  WHEN last_text ~ '[஀-௿]' THEN 'tamil'
  WHEN last_text ~ '[؀-ۿ]' THEN 'arabic'
  WHEN last_text ~ '[A-Za-z]' THEN 'latin'
  ELSE '' END
WHERE last_direction = 'in';

-- One for each list, so that its count and its first page touch only its own rows, however many others there are.
CREATE INDEX conversation_closed ON conversation (workspace_id, last_at, id) WHERE NOT open;
CREATE INDEX conversation_assigned ON conversation (workspace_id, assignee_id, last_at, id) WHERE open AND assignee_id IS NOT NULL;
CREATE INDEX conversation_unassigned ON conversation (workspace_id, last_at, id) WHERE open AND assignee_id IS NULL;
CREATE INDEX conversation_waiting ON conversation (workspace_id, waiting_since, id) WHERE open AND waiting_since IS NOT NULL;
CREATE INDEX conversation_snoozed ON conversation (snoozed_until) WHERE snoozed_until IS NOT NULL;

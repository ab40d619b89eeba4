-- Whether a draft was saved again soon afterwards: only the last save of a stretch stands in the list.
CREATE INDEX audit_entry_edits ON audit_entry (workspace_id, entity_id, id) WHERE action = 'campaign.edited';

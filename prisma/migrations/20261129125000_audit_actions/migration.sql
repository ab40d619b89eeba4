-- One spelling for every action, `noun.verbInCamelCase`, and one action for each fact (lib/audit/audit-action.rules.ts).
-- The log stays append-only for everybody: only this statement renames, and it changes no other column.
ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_append_only;
UPDATE audit_entry SET action = renamed.present
FROM (VALUES
  ('sign-in.done', 'signIn.done'),
  ('sign-in.refused', 'signIn.refused'),
  ('sign-out.done', 'signOut.done'),
  ('api-key.created', 'apiKey.created'),
  ('api-key.handed-over', 'apiKey.handedOver'),
  ('api-key.revoked', 'apiKey.revoked'),
  ('two-step.enabled', 'twoStep.enabled'),
  ('two-step.disabled', 'twoStep.disabled'),
  ('two-step.codesRenewed', 'twoStep.codesRenewed'),
  ('two-step.reset', 'twoStep.reset'),
  ('member.role-changed', 'member.roleChanged'),
  ('member.password-link-made', 'member.passwordLinkMade'),
  ('person.language-changed', 'person.languageChanged'),
  ('person.address-asked', 'person.addressAsked'),
  ('person.address-changed', 'person.addressChanged'),
  ('mail.test-sent', 'mail.testSent'),
  ('keys.rotated', 'encryptionKey.rotated'),
  ('messages.exported', 'message.exported'),
  ('deliveryReports.discarded', 'deliveryReport.discarded'),
  ('list.contacts-added', 'list.contactsAdded'),
  ('list.contact-removed', 'list.contactRemoved'),
  ('import.row-corrected', 'import.rowCorrected'),
  ('import.rejections-exported', 'import.rejectionsExported'),
  ('suppression.added', 'suppression.created'),
  ('suppression.removed', 'suppression.deleted'),
  ('inboxLabel.created', 'label.created'),
  ('inboxLabel.renamed', 'label.renamed'),
  ('inboxLabel.deleted', 'label.deleted'),
  ('transfer.held-for-approval', 'transfer.heldForApproval')
) AS renamed (past, present)
WHERE audit_entry.action = renamed.past;
ALTER TABLE audit_entry ENABLE TRIGGER audit_entry_append_only;

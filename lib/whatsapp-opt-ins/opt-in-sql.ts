/**
 * Whether campaign `c` of workspace `w` is marketing by WhatsApp for which an opt-in is asked. A
 * template whose category was not told counts as marketing.
 */
export const ASKS_OPT_IN = `(c.kind IN ('campaign', 'direct')
  AND coalesce((w.settings ->> 'whatsappOptInRequired')::boolean, false)
  AND NOT EXISTS (SELECT FROM whatsapp_template t
    WHERE t.gateway_account_id = c.gateway_account_id AND t.name = c.message ->> 'name'
      AND t.language = c.message ->> 'language' AND t.category <> 'MARKETING'))`;

/** Nothing says that they agreed to marketing by WhatsApp, or they took it back (S62). */
export const NO_OPT_IN = `NOT EXISTS (SELECT FROM whatsapp_opt_in o
     WHERE o.workspace_id = m.workspace_id AND o.phone = m.phone AND o.withdrawn_at IS NULL)`;

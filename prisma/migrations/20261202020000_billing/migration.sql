-- What customers are charged for the credits that reached them, what they paid, and the invoices about it. Money is numeric; every amount is
-- rounded once, half up, to the places of its currency when its entry is written, so that sums of what is shown are exact.

-- What a credit costs a customer from a day on. All zeros: every customer who has no price of their own. No amount: none of their own from then.
-- Rows only come: of several for one day the last one counts.
CREATE TABLE billing_price (
    id BIGSERIAL NOT NULL,
    workspace_id UUID NOT NULL,
    customer_id UUID NOT NULL,
    valid_from DATE NOT NULL,
    amount DECIMAL(14,6),
    currency TEXT,
    created_by_name TEXT NOT NULL DEFAULT '',
    created_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),

    CONSTRAINT billing_price_pkey PRIMARY KEY (id),
    CONSTRAINT billing_price_whole CHECK ((amount IS NULL) = (currency IS NULL)),
    CONSTRAINT billing_price_positive CHECK (amount > 0),
    CONSTRAINT billing_price_currency CHECK (currency ~ '^[A-Z]{3}$')
);
CREATE INDEX billing_price_workspace_id_customer_id_valid_from_idx ON billing_price (workspace_id, customer_id, valid_from);

-- A customer's account: what they owe is the sum. Entries only come; what was wrong is put right by a second one.
CREATE TABLE billing_entry (
    id BIGSERIAL NOT NULL,
    workspace_id UUID NOT NULL,
    customer_id UUID NOT NULL,
    kind TEXT NOT NULL,
    amount DECIMAL(18,3) NOT NULL,
    currency TEXT NOT NULL,
    -- In the workspace's zone.
    day DATE NOT NULL,
    at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    transfer_id UUID,
    credits BIGINT,
    price DECIMAL(14,6),
    invoice_id UUID,
    payment_id UUID,

    CONSTRAINT billing_entry_pkey PRIMARY KEY (id),
    CONSTRAINT billing_entry_kind CHECK (kind IN ('charge', 'correction', 'tax', 'tax_void', 'payment', 'payment_void'))
);
CREATE INDEX billing_entry_workspace_id_customer_id_day_idx ON billing_entry (workspace_id, customer_id, day);
CREATE UNIQUE INDEX billing_entry_transfer_id_kind_key ON billing_entry (transfer_id, kind);
CREATE UNIQUE INDEX billing_entry_invoice_id_kind_key ON billing_entry (invoice_id, kind);
CREATE UNIQUE INDEX billing_entry_payment_id_kind_key ON billing_entry (payment_id, kind);

CREATE TABLE billing_payment (
    id UUID NOT NULL DEFAULT gen_random_uuid(),
    workspace_id UUID NOT NULL,
    customer_id UUID NOT NULL,
    request_key TEXT NOT NULL,
    amount DECIMAL(18,3) NOT NULL,
    currency TEXT NOT NULL,
    paid_on DATE NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    created_by_name TEXT NOT NULL DEFAULT '',
    created_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    voided_at TIMESTAMPTZ(3),
    voided_by_name TEXT,
    void_reason TEXT,

    CONSTRAINT billing_payment_pkey PRIMARY KEY (id),
    CONSTRAINT billing_payment_positive CHECK (amount > 0)
);
CREATE UNIQUE INDEX billing_payment_workspace_id_request_key_key ON billing_payment (workspace_id, request_key);
CREATE INDEX billing_payment_workspace_id_customer_id_idx ON billing_payment (workspace_id, customer_id);

-- How the invoices of a workspace look, and what a price is in where nobody says.
CREATE TABLE billing_profile (
    workspace_id UUID NOT NULL,
    business_name TEXT NOT NULL DEFAULT '',
    address TEXT NOT NULL DEFAULT '',
    registration_no TEXT NOT NULL DEFAULT '',
    tax_no TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    payment_instructions TEXT NOT NULL DEFAULT '',
    tax_rate DECIMAL(5,2),
    number_prefix TEXT NOT NULL DEFAULT 'INV',
    currency TEXT NOT NULL DEFAULT 'MYR',
    terms_days INTEGER,

    CONSTRAINT billing_profile_pkey PRIMARY KEY (workspace_id),
    CONSTRAINT billing_profile_tax CHECK (tax_rate > 0 AND tax_rate <= 100)
);

-- To whom a customer's invoices are made out, where it is another name than the customer's.
CREATE TABLE billing_recipient (
    customer_id UUID NOT NULL,
    workspace_id UUID NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    address TEXT NOT NULL DEFAULT '',

    CONSTRAINT billing_recipient_pkey PRIMARY KEY (customer_id)
);
CREATE INDEX billing_recipient_workspace_id_idx ON billing_recipient (workspace_id);

-- The last number of a series. Its row stays locked until the invoice is written, so that no number is given twice and none is left out.
CREATE TABLE billing_series (
    workspace_id UUID NOT NULL,
    series TEXT NOT NULL,
    last INTEGER NOT NULL,

    CONSTRAINT billing_series_pkey PRIMARY KEY (workspace_id, series)
);

-- An invoice as it was given out: nothing of it changes, but it can be marked void.
CREATE TABLE invoice (
    id UUID NOT NULL DEFAULT gen_random_uuid(),
    workspace_id UUID NOT NULL,
    customer_id UUID NOT NULL,
    number TEXT NOT NULL,
    issued_on DATE NOT NULL,
    due_on DATE,
    currency TEXT NOT NULL,
    subtotal DECIMAL(18,3) NOT NULL,
    tax_rate DECIMAL(5,2),
    tax DECIMAL(18,3) NOT NULL,
    total DECIMAL(18,3) NOT NULL,
    letterhead JSONB NOT NULL,
    recipient JSONB NOT NULL,
    created_by_name TEXT NOT NULL DEFAULT '',
    created_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    voided_at TIMESTAMPTZ(3),
    voided_by_name TEXT,
    void_reason TEXT,

    CONSTRAINT invoice_pkey PRIMARY KEY (id),
    CONSTRAINT invoice_adds_up CHECK (total = subtotal + tax AND total > 0)
);
CREATE UNIQUE INDEX invoice_workspace_id_number_key ON invoice (workspace_id, number);
CREATE INDEX invoice_workspace_id_customer_id_idx ON invoice (workspace_id, customer_id);

CREATE TABLE invoice_line (
    invoice_id UUID NOT NULL,
    position INTEGER NOT NULL,
    workspace_id UUID NOT NULL,
    entry_id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    day DATE NOT NULL,
    credits BIGINT NOT NULL,
    price DECIMAL(14,6) NOT NULL,
    amount DECIMAL(18,3) NOT NULL,
    reference TEXT NOT NULL,
    voided BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT invoice_line_pkey PRIMARY KEY (invoice_id, position)
);
-- One entry stands on one invoice that counts.
CREATE UNIQUE INDEX invoice_line_entry ON invoice_line (entry_id) WHERE NOT voided;

-- Which part of a payment belongs to which invoice; both count only while neither is void.
CREATE TABLE billing_allocation (
    payment_id UUID NOT NULL,
    invoice_id UUID NOT NULL,
    workspace_id UUID NOT NULL,
    amount DECIMAL(18,3) NOT NULL,

    CONSTRAINT billing_allocation_pkey PRIMARY KEY (payment_id, invoice_id),
    CONSTRAINT billing_allocation_positive CHECK (amount > 0)
);
CREATE INDEX billing_allocation_invoice_id_idx ON billing_allocation (invoice_id);

-- A link that shows a customer their own statement; only the hash of its token is kept.
CREATE TABLE statement_link (
    id UUID NOT NULL DEFAULT gen_random_uuid(),
    workspace_id UUID NOT NULL,
    customer_id UUID NOT NULL,
    token_hash BYTEA NOT NULL,
    from_day DATE,
    to_day DATE,
    created_by_name TEXT NOT NULL DEFAULT '',
    created_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    expires_at TIMESTAMPTZ(3) NOT NULL,
    withdrawn_at TIMESTAMPTZ(3),
    withdrawn_by_name TEXT,

    CONSTRAINT statement_link_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX statement_link_token_hash_key ON statement_link (token_hash);
CREATE INDEX statement_link_workspace_id_customer_id_idx ON statement_link (workspace_id, customer_id);

GRANT SELECT, INSERT ON billing_price, billing_entry TO canang_app;
GRANT USAGE ON SEQUENCE billing_price_id_seq, billing_entry_id_seq TO canang_app;
GRANT SELECT, INSERT, UPDATE ON billing_payment, billing_profile, billing_recipient, billing_series, invoice, invoice_line, billing_allocation,
  statement_link TO canang_app;
ALTER TABLE billing_price ENABLE ROW LEVEL SECURITY;
ALTER TABLE billing_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE billing_payment ENABLE ROW LEVEL SECURITY;
ALTER TABLE billing_profile ENABLE ROW LEVEL SECURITY;
ALTER TABLE billing_recipient ENABLE ROW LEVEL SECURITY;
ALTER TABLE billing_series ENABLE ROW LEVEL SECURITY;
ALTER TABLE invoice ENABLE ROW LEVEL SECURITY;
ALTER TABLE invoice_line ENABLE ROW LEVEL SECURITY;
ALTER TABLE billing_allocation ENABLE ROW LEVEL SECURITY;
ALTER TABLE statement_link ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON billing_price TO canang_app USING (workspace_id = canang_workspace()) WITH CHECK (workspace_id = canang_workspace());
CREATE POLICY own_workspace ON billing_entry TO canang_app USING (workspace_id = canang_workspace()) WITH CHECK (workspace_id = canang_workspace());
CREATE POLICY own_workspace ON billing_payment TO canang_app USING (workspace_id = canang_workspace()) WITH CHECK (workspace_id = canang_workspace());
CREATE POLICY own_workspace ON billing_profile TO canang_app USING (workspace_id = canang_workspace()) WITH CHECK (workspace_id = canang_workspace());
CREATE POLICY own_workspace ON billing_recipient TO canang_app USING (workspace_id = canang_workspace()) WITH CHECK (workspace_id = canang_workspace());
CREATE POLICY own_workspace ON billing_series TO canang_app USING (workspace_id = canang_workspace()) WITH CHECK (workspace_id = canang_workspace());
CREATE POLICY own_workspace ON invoice TO canang_app USING (workspace_id = canang_workspace()) WITH CHECK (workspace_id = canang_workspace());
CREATE POLICY own_workspace ON invoice_line TO canang_app USING (workspace_id = canang_workspace()) WITH CHECK (workspace_id = canang_workspace());
CREATE POLICY own_workspace ON billing_allocation TO canang_app USING (workspace_id = canang_workspace()) WITH CHECK (workspace_id = canang_workspace());
CREATE POLICY own_workspace ON statement_link TO canang_app USING (workspace_id = canang_workspace()) WITH CHECK (workspace_id = canang_workspace());

-- Places of a currency (ISO 4217). lib/core/currency.ts says the same; a test compares them.
CREATE FUNCTION billing_places(currency text) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN currency IN ('BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'VND', 'VUV', 'XAF', 'XOF', 'XPF') THEN 0
    WHEN currency IN ('BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND') THEN 3 ELSE 2 END
$$;
-- Half up, away from zero: what numeric's round() does.
CREATE FUNCTION billing_round(amount numeric, currency text) RETURNS numeric LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT round(amount, billing_places(currency))
$$;

-- The price that holds for a customer on a day: their own, else the workspace's; no row where there is none.
CREATE FUNCTION billing_price_on(workspace uuid, customer uuid, day date) RETURNS TABLE (amount numeric, currency text) LANGUAGE sql STABLE AS $$
  SELECT p.amount, p.currency FROM (
    (SELECT 1 AS place, amount, currency FROM billing_price
     WHERE workspace_id = workspace AND customer_id = customer AND valid_from <= day ORDER BY valid_from DESC, id DESC LIMIT 1)
    UNION ALL
    (SELECT 2, amount, currency FROM billing_price
     WHERE workspace_id = workspace AND customer_id = '00000000-0000-0000-0000-000000000000' AND valid_from <= day
     ORDER BY valid_from DESC, id DESC LIMIT 1)
  ) AS p WHERE p.amount IS NOT NULL ORDER BY p.place LIMIT 1
$$;

CREATE FUNCTION billing_day(workspace uuid, at timestamptz) RETURNS date LANGUAGE sql STABLE AS $$
  SELECT coalesce(report_day(workspace, at), (at AT TIME ZONE 'UTC')::date)
$$;

-- A transfer that moved is charged at the price of the day on which it moved, in the transaction that says so, whoever makes it. One that is said
-- later to have moved, or not to have moved, is charged or given back on the day on which that is said.
CREATE FUNCTION billing_transfer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.status = 'succeeded' THEN
    INSERT INTO billing_entry (workspace_id, customer_id, kind, amount, currency, day, transfer_id, credits, price)
    SELECT NEW.workspace_id, NEW.customer_id, 'charge', billing_round(NEW.credits * p.amount, p.currency), p.currency,
      billing_day(NEW.workspace_id, coalesce(NEW.corrected_at, NEW.settled_at, now())), NEW.id, NEW.credits, p.amount
    FROM billing_price_on(NEW.workspace_id, NEW.customer_id, billing_day(NEW.workspace_id, coalesce(NEW.settled_at, now()))) AS p
    ON CONFLICT DO NOTHING;
  ELSIF TG_OP = 'UPDATE' AND OLD.status = 'succeeded' THEN
    INSERT INTO billing_entry (workspace_id, customer_id, kind, amount, currency, day, transfer_id, credits, price)
    SELECT workspace_id, customer_id, 'correction', -amount, currency, billing_day(workspace_id, now()), transfer_id, -credits, price
    FROM billing_entry WHERE transfer_id = NEW.id AND kind = 'charge'
    ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER billing_transfer_new AFTER INSERT ON transfer FOR EACH ROW WHEN (NEW.status = 'succeeded') EXECUTE FUNCTION billing_transfer();
CREATE TRIGGER billing_transfer_moved AFTER UPDATE OF status ON transfer FOR EACH ROW
  WHEN (NEW.status IS DISTINCT FROM OLD.status AND (NEW.status = 'succeeded' OR OLD.status = 'succeeded')) EXECUTE FUNCTION billing_transfer();

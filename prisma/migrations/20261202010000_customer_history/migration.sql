-- The history of one customer, and what is usual for each, are read by customer.
CREATE INDEX transfer_customer_id_created_at_idx ON transfer (customer_id, created_at);

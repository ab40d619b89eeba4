-- Two customers that are one username in other letters become one: what belongs to the second goes to the first. Of a charge nothing else may change.
GRANT UPDATE (customer_id) ON billing_entry TO canang_app;
GRANT DELETE ON customer TO canang_app;

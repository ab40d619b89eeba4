-- The first answer under an Idempotency-Key may hold a secret that is shown once, so it is kept sealed. `response` stays empty from now on;
-- what earlier releases left there goes with its day, and the one kind of secret in it goes at once.
ALTER TABLE "idempotency_key" ADD COLUMN "response_cipher" TEXT;

UPDATE "idempotency_key"
SET "response" = jsonb_set("response", '{body}', to_jsonb(regexp_replace("response" ->> 'body', 'whsec_[A-Za-z0-9_-]+', '(shown once)', 'g')))
WHERE "response" ->> 'body' LIKE '%whsec\_%';

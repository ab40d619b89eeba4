-- Why a mail was not taken yet, in a word that screens have a sentence for; what the server said stays in last_error, for the operator.
ALTER TABLE "outgoing_mail" ADD COLUMN "problem" TEXT;

-- Where a person has signed in before, so that only a sign-in from elsewhere is news. Only hashes of a cookie's value ("browser") or of user agent and address ("agent").
CREATE TABLE "known_browser" (
    "user_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "mark" BYTEA NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "known_browser_pkey" PRIMARY KEY ("user_id", "kind", "mark")
);

ALTER TABLE "known_browser" ADD CONSTRAINT "known_browser_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A new address of a person that waits for the link mailed there. Bound to the state that it was asked in: "state" is a hash of it.
CREATE TABLE "address_change" (
    "user_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "email" TEXT NOT NULL,
    "state" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "address_change_pkey" PRIMARY KEY ("user_id")
);

ALTER TABLE "address_change" ADD CONSTRAINT "address_change_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- When it was shown that whoever has this login reads mail at its address: a mailed link was used, or the operator made the login.
ALTER TABLE "user" ADD COLUMN "address_proven_at" TIMESTAMPTZ(3);

-- An address asked to join a workspace. There is no login and no membership before the person accepts. Only the SHA-256 of its link is kept.
CREATE TABLE "invitation" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "workspace_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "role" NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "mailed" BOOLEAN NOT NULL,
    "invited_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");
CREATE UNIQUE INDEX "invitation_workspace_id_email_key" ON "invitation"("workspace_id", "email");
CREATE INDEX "invitation_email_idx" ON "invitation"("email");

ALTER TABLE "invitation" ADD CONSTRAINT "invitation_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_invited_by_id_fkey" FOREIGN KEY ("invited_by_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The workspaces that a sign-in has opened: its address and times stand in the audit log and on the screens of those, and of no other.
CREATE TABLE "session_workspace" (
    "session_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "session_workspace_pkey" PRIMARY KEY ("session_id", "workspace_id")
);

CREATE INDEX "session_workspace_workspace_id_idx" ON "session_workspace"("workspace_id");

ALTER TABLE "session_workspace" ADD CONSTRAINT "session_workspace_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "session_workspace" ADD CONSTRAINT "session_workspace_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A password link knows the state of its person when it was made, and who made it. Those from before know neither, so they end here.
DELETE FROM "password_link";
ALTER TABLE "password_link" ADD COLUMN "state_digest" BYTEA NOT NULL;
ALTER TABLE "password_link" ADD COLUMN "made_by_id" UUID;
ALTER TABLE "password_link" ADD COLUMN "proves_address" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "password_link" ADD CONSTRAINT "password_link_made_by_id_fkey" FOREIGN KEY ("made_by_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Any change of a person ends their password links in the same transaction, whatever made the change, and for good: a role that is given
-- and taken back does not bring a link to life again.
CREATE FUNCTION canang_end_links_of_member() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  DELETE FROM password_link WHERE user_id = coalesce(NEW.user_id, OLD.user_id) OR made_by_id = coalesce(NEW.id, OLD.id);
  RETURN NULL;
END $$;
CREATE TRIGGER end_password_links AFTER INSERT OR DELETE OR UPDATE OF role, disabled_at, user_id, workspace_id ON member
  FOR EACH ROW EXECUTE FUNCTION canang_end_links_of_member();

CREATE FUNCTION canang_end_links_of_user() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  DELETE FROM password_link WHERE user_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER end_password_links AFTER UPDATE OF email, password_hash, totp_cipher ON "user"
  FOR EACH ROW EXECUTE FUNCTION canang_end_links_of_user();

-- Both hold what belongs to a sign-in: no role of a workspace reads them, and the policy stands for the day that somebody grants more.
ALTER TABLE invitation ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON invitation TO canang_app USING (workspace_id = canang_workspace()) WITH CHECK (workspace_id = canang_workspace());
ALTER TABLE session_workspace ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON session_workspace TO canang_app USING (workspace_id = canang_workspace()) WITH CHECK (workspace_id = canang_workspace());

-- Functions that table defaults need.

-- Eight random characters that begin every seqno of a campaign, so that a rebuilt database never repeats a seqno the gateway still remembers.
CREATE FUNCTION canang_seqno_prefix() RETURNS text LANGUAGE sql VOLATILE AS $$
  WITH random AS MATERIALIZED (SELECT uuid_send(gen_random_uuid()) AS bytes)
  SELECT string_agg(substr('0123456789abcdefghijklmnopqrstuvwxyz', 1 + get_byte(bytes, i) % 36, 1), '' ORDER BY i)
  FROM random, unnest(ARRAY[0, 1, 2, 3, 4, 5, 9, 10]) AS i
$$;

-- Twenty characters, the longest the gateway takes.
CREATE FUNCTION canang_transfer_seqno() RETURNS text LANGUAGE sql VOLATILE AS $$
  SELECT 't' || canang_seqno_prefix() || canang_seqno_prefix() || left(canang_seqno_prefix(), 3)
$$;

-- CreateEnum
CREATE TYPE "campaign_kind" AS ENUM ('campaign', 'direct', 'reply', 'test');

-- CreateEnum
CREATE TYPE "campaign_status" AS ENUM ('draft', 'scheduled', 'sending', 'paused', 'finished', 'canceled');

-- CreateEnum
CREATE TYPE "message_status" AS ENUM ('queued', 'sending', 'sent', 'delivered', 'failed', 'expired', 'rejected', 'unknown', 'unresolved', 'suppressed', 'canceled');

-- CreateEnum
CREATE TYPE "import_status" AS ENUM ('uploading', 'ready', 'running', 'finished', 'failed', 'canceled');

-- CreateEnum
CREATE TYPE "transfer_status" AS ENUM ('awaiting_approval', 'pending', 'sending', 'succeeded', 'refused', 'unresolved', 'canceled');

-- CreateEnum
CREATE TYPE "gateway_account_status" AS ENUM ('active', 'paused');

-- CreateEnum
CREATE TYPE "role" AS ENUM ('owner', 'admin', 'marketer', 'reseller', 'support');

-- CreateTable
CREATE TABLE "campaign" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "workspace_id" UUID NOT NULL,
    "kind" "campaign_kind" NOT NULL DEFAULT 'campaign',
    "name" TEXT NOT NULL,
    "status" "campaign_status" NOT NULL DEFAULT 'draft',
    "paused_reason" TEXT,
    "gateway_account_id" UUID,
    "sender" TEXT,
    "message" JSONB NOT NULL,
    "audience" JSONB NOT NULL DEFAULT '{"lists":[],"phones":[]}',
    "tracked" BOOLEAN NOT NULL DEFAULT true,
    "scheduled_at" TIMESTAMPTZ(3),
    "time_zone" TEXT,
    "max_per_second" INTEGER,
    "valid_hours" INTEGER,
    "template_version_id" UUID,
    "conversation_id" UUID,
    "source_campaign_id" UUID,
    "draft_key" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "seqno_prefix" TEXT NOT NULL DEFAULT canang_seqno_prefix(),
    "recipients" INTEGER NOT NULL DEFAULT 0,
    "credits" BIGINT NOT NULL DEFAULT 0,
    "removed" JSONB NOT NULL DEFAULT '{}',
    "pace_next_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" TEXT,
    "created_by_name" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "launched_at" TIMESTAMPTZ(3),
    "launched_by_name" TEXT,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "campaign_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campaign_tally" (
    "campaign_id" UUID NOT NULL,
    "shard" SMALLINT NOT NULL,
    "workspace_id" UUID NOT NULL,
    "queued" INTEGER NOT NULL DEFAULT 0,
    "sending" INTEGER NOT NULL DEFAULT 0,
    "sent" INTEGER NOT NULL DEFAULT 0,
    "delivered" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "expired" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,
    "unknown" INTEGER NOT NULL DEFAULT 0,
    "unresolved" INTEGER NOT NULL DEFAULT 0,
    "suppressed" INTEGER NOT NULL DEFAULT 0,
    "canceled" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "campaign_tally_pkey" PRIMARY KEY ("campaign_id","shard")
);

-- CreateTable
CREATE TABLE "message" (
    "campaign_id" UUID NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "workspace_id" UUID NOT NULL,
    "phone" TEXT NOT NULL,
    "copy" SMALLINT NOT NULL DEFAULT 0,
    "contact_id" BIGINT,
    "status" "message_status" NOT NULL DEFAULT 'queued',
    "parts" SMALLINT NOT NULL DEFAULT 1,
    "text" TEXT,
    "attempts" SMALLINT NOT NULL DEFAULT 0,
    "seqno_round" SMALLINT NOT NULL DEFAULT 0,
    "tracked" BOOLEAN NOT NULL DEFAULT false,
    "claim_id" BIGINT,
    "first_attempt_at" TIMESTAMPTZ(3),
    "failure_code" TEXT,
    "sent_at" TIMESTAMPTZ(3),
    "final_at" TIMESTAMPTZ(3),

    CONSTRAINT "message_pkey" PRIMARY KEY ("campaign_id","id")
);

-- CreateTable
CREATE TABLE "message_attempt" (
    "campaign_id" UUID NOT NULL,
    "message_id" BIGINT NOT NULL,
    "number" SMALLINT NOT NULL,
    "claim_id" BIGINT NOT NULL,
    "workspace_id" UUID NOT NULL,
    "seqno" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "code" TEXT,
    "gateway_message_id" TEXT,
    "detail" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "message_attempt_pkey" PRIMARY KEY ("campaign_id","message_id","number","claim_id")
);

-- CreateTable
CREATE TABLE "gateway_message_id" (
    "gateway_account_id" UUID NOT NULL,
    "gateway_message_id" TEXT NOT NULL,
    "campaign_id" UUID NOT NULL,
    "message_id" BIGINT NOT NULL,
    "workspace_id" UUID NOT NULL,

    CONSTRAINT "gateway_message_id_pkey" PRIMARY KEY ("gateway_account_id","gateway_message_id")
);

-- CreateTable
CREATE TABLE "due_message" (
    "campaign_id" UUID NOT NULL,
    "message_id" BIGINT NOT NULL,
    "gateway_account_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "due_message_pkey" PRIMARY KEY ("campaign_id","message_id")
);

-- CreateTable
CREATE TABLE "claim" (
    "id" BIGSERIAL NOT NULL,
    "workspace_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "gateway_account_id" UUID NOT NULL,
    "worker_id" UUID NOT NULL,
    "message_ids" BIGINT[],
    "lease_until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "claim_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "untracked_batch" (
    "id" BIGSERIAL NOT NULL,
    "workspace_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "gateway_account_id" UUID NOT NULL,
    "claim_id" BIGINT,
    "seqno" TEXT NOT NULL,
    "message_ids" BIGINT[],
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "first_attempt_at" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3),
    "outcome" TEXT,

    CONSTRAINT "untracked_batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "worker" (
    "id" UUID NOT NULL,
    "host" TEXT NOT NULL,
    "pid" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "stopped_at" TIMESTAMPTZ(3),
    "stats" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "worker_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivery_report" (
    "id" BIGSERIAL NOT NULL,
    "workspace_id" UUID NOT NULL,
    "gateway_account_id" UUID NOT NULL,
    "gateway_message_id" TEXT NOT NULL,
    "status_code" TEXT NOT NULL,
    "sender" TEXT NOT NULL DEFAULT '',
    "raw" TEXT NOT NULL,
    "ip" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "times" INTEGER NOT NULL DEFAULT 1,
    "last_received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "campaign_id" UUID,
    "message_id" BIGINT,
    "verdict" TEXT NOT NULL DEFAULT 'waiting',
    "discarded_at" TIMESTAMPTZ(3),

    CONSTRAINT "delivery_report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contact" (
    "id" BIGSERIAL NOT NULL,
    "workspace_id" UUID NOT NULL,
    "phone" TEXT NOT NULL,
    "country" TEXT,
    "first_name" TEXT NOT NULL DEFAULT '',
    "last_name" TEXT NOT NULL DEFAULT '',
    "fields" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "contact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "list" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "workspace_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "contact_count" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "list_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "list_member" (
    "list_id" UUID NOT NULL,
    "contact_id" BIGINT NOT NULL,
    "workspace_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "list_member_pkey" PRIMARY KEY ("list_id","contact_id")
);

-- CreateTable
CREATE TABLE "contact_import" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "workspace_id" UUID NOT NULL,
    "list_id" UUID NOT NULL,
    "status" "import_status" NOT NULL DEFAULT 'uploading',
    "file_name" TEXT NOT NULL,
    "file_kind" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL DEFAULT 0,
    "encoding" TEXT,
    "delimiter" TEXT,
    "has_header" BOOLEAN NOT NULL DEFAULT true,
    "columns" JSONB NOT NULL DEFAULT '[]',
    "mapping" JSONB NOT NULL DEFAULT '{}',
    "country" TEXT NOT NULL DEFAULT 'MY',
    "rows" INTEGER NOT NULL DEFAULT 0,
    "rows_total" INTEGER,
    "accepted" INTEGER NOT NULL DEFAULT 0,
    "updated" INTEGER NOT NULL DEFAULT 0,
    "duplicates" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,
    "next_row" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "owner" TEXT,
    "lease_until" TIMESTAMPTZ(3),
    "created_by_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "contact_import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_chunk" (
    "import_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "workspace_id" UUID NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "import_chunk_pkey" PRIMARY KEY ("import_id","number")
);

-- CreateTable
CREATE TABLE "import_rejection" (
    "import_id" UUID NOT NULL,
    "row" INTEGER NOT NULL,
    "workspace_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "cells" JSONB NOT NULL,
    "corrected_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_rejection_pkey" PRIMARY KEY ("import_id","row")
);

-- CreateTable
CREATE TABLE "import_seen" (
    "import_id" UUID NOT NULL,
    "phone" TEXT NOT NULL,
    "workspace_id" UUID NOT NULL,

    CONSTRAINT "import_seen_pkey" PRIMARY KEY ("import_id","phone")
);

-- CreateTable
CREATE TABLE "suppression" (
    "workspace_id" UUID NOT NULL,
    "phone" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "created_by_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "suppression_pkey" PRIMARY KEY ("workspace_id","phone")
);

-- CreateTable
CREATE TABLE "opt_out_keyword" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "workspace_id" UUID NOT NULL,
    "keyword" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "action" TEXT NOT NULL,

    CONSTRAINT "opt_out_keyword_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "template" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "workspace_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "template_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "template_version" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "workspace_id" UUID NOT NULL,
    "template_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "message" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_name" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "template_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customer" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "workspace_id" UUID NOT NULL,
    "gateway_account_id" UUID NOT NULL,
    "username" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "notes" TEXT NOT NULL DEFAULT '',
    "labels" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "customer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "transfer" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "workspace_id" UUID NOT NULL,
    "gateway_account_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "credits" BIGINT NOT NULL,
    "status" "transfer_status" NOT NULL DEFAULT 'pending',
    "code" TEXT,
    "detail" TEXT,
    "seqno" TEXT NOT NULL DEFAULT canang_transfer_seqno(),
    "request_key" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "execute_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "owner" TEXT,
    "lease_until" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "first_attempt_at" TIMESTAMPTZ(3),
    "balance_before" BIGINT,
    "balance_after" BIGINT,
    "created_by_id" TEXT,
    "created_by_name" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "approved_by_id" TEXT,
    "approved_by_name" TEXT,
    "resolved_by_name" TEXT,
    "resolution" TEXT,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "transfer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "transfer_attempt" (
    "transfer_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "workspace_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "code" TEXT,
    "detail" TEXT,
    "balance_before" BIGINT,
    "balance_after" BIGINT,

    CONSTRAINT "transfer_attempt_pkey" PRIMARY KEY ("transfer_id","number")
);

-- CreateTable
CREATE TABLE "credit_account" (
    "gateway_account_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "available" BIGINT NOT NULL DEFAULT 0,
    "held" BIGINT NOT NULL DEFAULT 0,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "credit_account_pkey" PRIMARY KEY ("gateway_account_id")
);

-- CreateTable
CREATE TABLE "ledger_entry" (
    "id" BIGSERIAL NOT NULL,
    "workspace_id" UUID NOT NULL,
    "gateway_account_id" UUID NOT NULL,
    "journal" UUID NOT NULL,
    "account" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "ref" TEXT,
    "description" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "previous_hash" BYTEA,
    "hash" BYTEA,

    CONSTRAINT "ledger_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "gateway_account" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "workspace_id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "base_url" TEXT NOT NULL,
    "username" TEXT NOT NULL,
    "password_cipher" TEXT NOT NULL,
    "method" TEXT NOT NULL DEFAULT 'post',
    "unicode_page" BOOLEAN NOT NULL DEFAULT false,
    "bulk_batch_size" INTEGER NOT NULL DEFAULT 100,
    "max_connections" INTEGER NOT NULL DEFAULT 32,
    "max_per_second" INTEGER,
    "status" "gateway_account_status" NOT NULL DEFAULT 'active',
    "paused_reason" TEXT,
    "paused_at" TIMESTAMPTZ(3),
    "is_default" BOOLEAN NOT NULL DEFAULT false,
    "allowed_addresses" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "low_balance_at" BIGINT,
    "used" BIGINT,
    "remaining" BIGINT,
    "balance_raw" TEXT,
    "balance_checked_at" TIMESTAMPTZ(3),
    "balance_error" TEXT,
    "failures_in_a_row" INTEGER NOT NULL DEFAULT 0,
    "breaker_until" TIMESTAMPTZ(3),
    "pace_next_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "gateway_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "callback_token" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "workspace_id" UUID NOT NULL,
    "gateway_account_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "token_cipher" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "last_report_at" TIMESTAMPTZ(3),
    "last_inbound_at" TIMESTAMPTZ(3),

    CONSTRAINT "callback_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "callback_rejection" (
    "id" BIGSERIAL NOT NULL,
    "workspace_id" UUID NOT NULL,
    "gateway_account_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ip" TEXT,
    "raw" BYTEA NOT NULL,
    "reason" TEXT NOT NULL,
    "replayed_at" TIMESTAMPTZ(3),

    CONSTRAINT "callback_rejection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "balance_reading" (
    "id" BIGSERIAL NOT NULL,
    "workspace_id" UUID NOT NULL,
    "gateway_account_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "used" BIGINT,
    "remaining" BIGINT,
    "raw" TEXT NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "balance_reading_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sender" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "workspace_id" UUID NOT NULL,
    "value" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sender_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "conversation" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "workspace_id" UUID NOT NULL,
    "gateway_account_id" UUID NOT NULL,
    "phone" TEXT NOT NULL,
    "short_code" TEXT NOT NULL,
    "open" BOOLEAN NOT NULL DEFAULT true,
    "assignee_id" UUID,
    "unread" INTEGER NOT NULL DEFAULT 0,
    "last_text" TEXT NOT NULL DEFAULT '',
    "last_direction" TEXT NOT NULL DEFAULT 'in',
    "last_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "replying_by_id" UUID,
    "replying_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "conversation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inbound_message" (
    "id" BIGSERIAL NOT NULL,
    "workspace_id" UUID NOT NULL,
    "gateway_account_id" UUID NOT NULL,
    "conversation_id" UUID,
    "phone" TEXT NOT NULL,
    "short_code" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "raw" BYTEA NOT NULL,
    "ip" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "repeat_of_id" BIGINT,
    "keyword_action" TEXT,
    "review" TEXT,

    CONSTRAINT "inbound_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "conversation_note" (
    "id" BIGSERIAL NOT NULL,
    "workspace_id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "member_id" UUID,
    "member_name" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "conversation_note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "canned_reply" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "workspace_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "canned_reply_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "totp_cipher" TEXT,
    "totp_last_step" BIGINT,
    "recovery_hashes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "confirmed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ip" TEXT,
    "user_agent" TEXT,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "workspace" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "default_country" TEXT NOT NULL DEFAULT 'MY',
    "time_zone" TEXT NOT NULL DEFAULT 'Asia/Kuala_Lumpur',
    "settings" JSONB NOT NULL DEFAULT '{}',
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "workspace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "workspace_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "disabled_at" TIMESTAMPTZ(3),

    CONSTRAINT "member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_key" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "workspace_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "role" "role" NOT NULL,
    "key_hash" BYTEA NOT NULL,
    "prefix" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "last_used_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "workspace_id" UUID NOT NULL,
    "scope" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "body_hash" BYTEA NOT NULL,
    "status" INTEGER,
    "response" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("workspace_id","scope","key")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" BIGSERIAL NOT NULL,
    "workspace_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT,
    "actor_name" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "entity" TEXT,
    "entity_id" TEXT,
    "result" TEXT NOT NULL DEFAULT 'done',
    "before" JSONB,
    "after" JSONB,
    "ip" TEXT,
    "request_id" TEXT,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alarm" (
    "id" BIGSERIAL NOT NULL,
    "workspace_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "entity_id" TEXT NOT NULL DEFAULT '',
    "message" TEXT NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "resolved_at" TIMESTAMPTZ(3),

    CONSTRAINT "alarm_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "live_event" (
    "id" BIGSERIAL NOT NULL,
    "workspace_id" UUID NOT NULL,
    "topic" TEXT NOT NULL,
    "ref" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "live_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_endpoint" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "workspace_id" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "secret_cipher" TEXT NOT NULL,
    "events" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "failing_since" TIMESTAMPTZ(3),
    "disabled_at" TIMESTAMPTZ(3),
    "disabled_reason" TEXT,

    CONSTRAINT "webhook_endpoint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_delivery" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "workspace_id" UUID NOT NULL,
    "endpoint_id" UUID NOT NULL,
    "event" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_attempt" (
    "id" BIGSERIAL NOT NULL,
    "workspace_id" UUID NOT NULL,
    "delivery_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "status_code" INTEGER,
    "error" TEXT,
    "millis" INTEGER NOT NULL,

    CONSTRAINT "webhook_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "campaign_workspace_id_created_at_idx" ON "campaign"("workspace_id", "created_at");

-- CreateIndex
CREATE INDEX "campaign_conversation_id_idx" ON "campaign"("conversation_id");

-- CreateIndex
CREATE UNIQUE INDEX "campaign_workspace_id_draft_key_key" ON "campaign"("workspace_id", "draft_key");

-- CreateIndex
CREATE UNIQUE INDEX "message_campaign_id_phone_copy_key" ON "message"("campaign_id", "phone", "copy");

-- CreateIndex
CREATE INDEX "due_message_gateway_account_id_due_at_idx" ON "due_message"("gateway_account_id", "due_at");

-- CreateIndex
CREATE INDEX "claim_worker_id_idx" ON "claim"("worker_id");

-- CreateIndex
CREATE INDEX "untracked_batch_campaign_id_idx" ON "untracked_batch"("campaign_id");

-- CreateIndex
CREATE UNIQUE INDEX "delivery_report_gateway_account_id_gateway_message_id_statu_key" ON "delivery_report"("gateway_account_id", "gateway_message_id", "status_code");

-- CreateIndex
CREATE UNIQUE INDEX "contact_workspace_id_phone_key" ON "contact"("workspace_id", "phone");

-- CreateIndex
CREATE UNIQUE INDEX "list_workspace_id_name_key" ON "list"("workspace_id", "name");

-- CreateIndex
CREATE INDEX "list_member_contact_id_idx" ON "list_member"("contact_id");

-- CreateIndex
CREATE INDEX "contact_import_workspace_id_created_at_idx" ON "contact_import"("workspace_id", "created_at");

-- CreateIndex
CREATE INDEX "suppression_workspace_id_created_at_idx" ON "suppression"("workspace_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "opt_out_keyword_workspace_id_keyword_key" ON "opt_out_keyword"("workspace_id", "keyword");

-- CreateIndex
CREATE UNIQUE INDEX "template_workspace_id_name_key" ON "template"("workspace_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "template_version_template_id_version_key" ON "template_version"("template_id", "version");

-- CreateIndex
CREATE INDEX "customer_workspace_id_idx" ON "customer"("workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "customer_gateway_account_id_username_key" ON "customer"("gateway_account_id", "username");

-- CreateIndex
CREATE UNIQUE INDEX "transfer_seqno_key" ON "transfer"("seqno");

-- CreateIndex
CREATE INDEX "transfer_workspace_id_created_at_idx" ON "transfer"("workspace_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "transfer_workspace_id_request_key_key" ON "transfer"("workspace_id", "request_key");

-- CreateIndex
CREATE INDEX "ledger_entry_gateway_account_id_id_idx" ON "ledger_entry"("gateway_account_id", "id");

-- CreateIndex
CREATE INDEX "gateway_account_workspace_id_idx" ON "gateway_account"("workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "callback_token_token_hash_key" ON "callback_token"("token_hash");

-- CreateIndex
CREATE INDEX "callback_token_gateway_account_id_idx" ON "callback_token"("gateway_account_id");

-- CreateIndex
CREATE INDEX "callback_rejection_gateway_account_id_id_idx" ON "callback_rejection"("gateway_account_id", "id");

-- CreateIndex
CREATE INDEX "balance_reading_gateway_account_id_at_idx" ON "balance_reading"("gateway_account_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "sender_workspace_id_value_key" ON "sender"("workspace_id", "value");

-- CreateIndex
CREATE INDEX "conversation_workspace_id_last_at_idx" ON "conversation"("workspace_id", "last_at");

-- CreateIndex
CREATE UNIQUE INDEX "conversation_workspace_id_phone_short_code_key" ON "conversation"("workspace_id", "phone", "short_code");

-- CreateIndex
CREATE INDEX "inbound_message_conversation_id_id_idx" ON "inbound_message"("conversation_id", "id");

-- CreateIndex
CREATE INDEX "inbound_message_workspace_id_id_idx" ON "inbound_message"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "conversation_note_conversation_id_id_idx" ON "conversation_note"("conversation_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "canned_reply_workspace_id_title_key" ON "canned_reply"("workspace_id", "title");

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "workspace_slug_key" ON "workspace"("slug");

-- CreateIndex
CREATE INDEX "member_user_id_idx" ON "member"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "member_workspace_id_user_id_key" ON "member"("workspace_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_key_hash_key" ON "api_key"("key_hash");

-- CreateIndex
CREATE INDEX "api_key_workspace_id_idx" ON "api_key"("workspace_id");

-- CreateIndex
CREATE INDEX "idempotency_key_created_at_idx" ON "idempotency_key"("created_at");

-- CreateIndex
CREATE INDEX "audit_entry_workspace_id_id_idx" ON "audit_entry"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "alarm_workspace_id_id_idx" ON "alarm"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "live_event_workspace_id_id_idx" ON "live_event"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "webhook_endpoint_workspace_id_idx" ON "webhook_endpoint"("workspace_id");

-- CreateIndex
CREATE INDEX "webhook_delivery_endpoint_id_created_at_idx" ON "webhook_delivery"("endpoint_id", "created_at");

-- CreateIndex
CREATE INDEX "webhook_attempt_delivery_id_id_idx" ON "webhook_attempt"("delivery_id", "id");

-- AddForeignKey
ALTER TABLE "template_version" ADD CONSTRAINT "template_version_template_id_fkey" FOREIGN KEY ("template_id") REFERENCES "template"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- What Prisma cannot express.

-- Message rows are updated two or three times; room in the page keeps those updates HOT. No index mentions a column that changes.
ALTER TABLE message SET (fillfactor = 70);
ALTER TABLE campaign_tally SET (fillfactor = 50);
ALTER TABLE credit_account SET (fillfactor = 50);

ALTER TABLE credit_account ADD CONSTRAINT credit_account_not_negative CHECK (available >= 0 AND held >= 0);
ALTER TABLE transfer ADD CONSTRAINT transfer_positive CHECK (credits > 0);

CREATE INDEX campaign_active ON campaign (gateway_account_id) WHERE status IN ('scheduled', 'sending', 'paused');
CREATE UNIQUE INDEX alarm_open ON alarm (workspace_id, kind, entity_id) WHERE resolved_at IS NULL;
CREATE INDEX delivery_report_waiting ON delivery_report (gateway_account_id, gateway_message_id) WHERE verdict = 'waiting';
CREATE INDEX claim_lease ON claim (lease_until);
CREATE INDEX contact_name ON contact (workspace_id, lower(first_name || ' ' || last_name) text_pattern_ops, id);
CREATE INDEX webhook_delivery_due ON webhook_delivery (due_at) WHERE status = 'pending';
CREATE INDEX transfer_open ON transfer (execute_at) WHERE status IN ('pending', 'sending');
CREATE INDEX contact_import_open ON contact_import (created_at) WHERE status = 'running';
CREATE UNIQUE INDEX gateway_account_default ON gateway_account (workspace_id) WHERE is_default AND archived_at IS NULL;

-- Hints for screens: one row that a reconnecting client can ask for, one NOTIFY at commit.
CREATE FUNCTION canang_notify(workspace uuid, event_topic text, event_ref text DEFAULT NULL) RETURNS void LANGUAGE plpgsql AS $$
DECLARE event_id bigint;
BEGIN
  INSERT INTO live_event (workspace_id, topic, ref) VALUES (workspace, event_topic, event_ref) RETURNING id INTO event_id;
  PERFORM pg_notify('canang', json_build_object('id', event_id, 'workspaceId', workspace, 'topic', event_topic, 'ref', event_ref)::text);
END $$;

-- Every statement that inserts, moves or deletes messages changes the tallies in the same transaction, whoever wrote it.
CREATE FUNCTION message_tally_add(campaign uuid, workspace uuid, deltas int[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO campaign_tally AS t (campaign_id, shard, workspace_id,
    queued, sending, sent, delivered, failed, expired, rejected, unknown, unresolved, suppressed, canceled)
  VALUES (campaign, pg_backend_pid() % 16, workspace,
    deltas[1], deltas[2], deltas[3], deltas[4], deltas[5], deltas[6], deltas[7], deltas[8], deltas[9], deltas[10], deltas[11])
  ON CONFLICT (campaign_id, shard) DO UPDATE SET
    queued = t.queued + excluded.queued, sending = t.sending + excluded.sending, sent = t.sent + excluded.sent,
    delivered = t.delivered + excluded.delivered, failed = t.failed + excluded.failed, expired = t.expired + excluded.expired,
    rejected = t.rejected + excluded.rejected, unknown = t.unknown + excluded.unknown, unresolved = t.unresolved + excluded.unresolved,
    suppressed = t.suppressed + excluded.suppressed, canceled = t.canceled + excluded.canceled;
$$;

CREATE FUNCTION message_tally_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE change record;
BEGIN
  FOR change IN
    SELECT campaign_id, workspace_id, ARRAY[
      sum(delta) FILTER (WHERE status = 'queued'), sum(delta) FILTER (WHERE status = 'sending'), sum(delta) FILTER (WHERE status = 'sent'),
      sum(delta) FILTER (WHERE status = 'delivered'), sum(delta) FILTER (WHERE status = 'failed'), sum(delta) FILTER (WHERE status = 'expired'),
      sum(delta) FILTER (WHERE status = 'rejected'), sum(delta) FILTER (WHERE status = 'unknown'), sum(delta) FILTER (WHERE status = 'unresolved'),
      sum(delta) FILTER (WHERE status = 'suppressed'), sum(delta) FILTER (WHERE status = 'canceled')]::int[] AS deltas
    FROM (
      SELECT campaign_id, workspace_id, status, sum(delta) AS delta FROM (
        SELECT campaign_id, workspace_id, status, 1 AS delta FROM new_rows
        UNION ALL
        SELECT campaign_id, workspace_id, status, -1 FROM old_rows
      ) AS each_row GROUP BY campaign_id, workspace_id, status HAVING sum(delta) <> 0
    ) AS moved GROUP BY campaign_id, workspace_id ORDER BY campaign_id
  LOOP
    PERFORM message_tally_add(change.campaign_id, change.workspace_id, (SELECT array_agg(coalesce(d, 0) ORDER BY n) FROM unnest(change.deltas) WITH ORDINALITY AS u(d, n)));
    PERFORM canang_notify(change.workspace_id, 'campaign', change.campaign_id::text);
  END LOOP;
  RETURN NULL;
END $$;

CREATE FUNCTION message_tally_insert() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE change record;
BEGIN
  FOR change IN
    SELECT campaign_id, workspace_id, ARRAY[
      count(*) FILTER (WHERE status = 'queued'), count(*) FILTER (WHERE status = 'sending'), count(*) FILTER (WHERE status = 'sent'),
      count(*) FILTER (WHERE status = 'delivered'), count(*) FILTER (WHERE status = 'failed'), count(*) FILTER (WHERE status = 'expired'),
      count(*) FILTER (WHERE status = 'rejected'), count(*) FILTER (WHERE status = 'unknown'), count(*) FILTER (WHERE status = 'unresolved'),
      count(*) FILTER (WHERE status = 'suppressed'), count(*) FILTER (WHERE status = 'canceled')]::int[] AS deltas
    FROM new_rows GROUP BY campaign_id, workspace_id ORDER BY campaign_id
  LOOP
    PERFORM message_tally_add(change.campaign_id, change.workspace_id, change.deltas);
    PERFORM canang_notify(change.workspace_id, 'campaign', change.campaign_id::text);
  END LOOP;
  RETURN NULL;
END $$;

CREATE FUNCTION message_tally_delete() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE change record;
BEGIN
  FOR change IN
    SELECT o.campaign_id, o.workspace_id, ARRAY[
      -count(*) FILTER (WHERE o.status = 'queued'), -count(*) FILTER (WHERE o.status = 'sending'), -count(*) FILTER (WHERE o.status = 'sent'),
      -count(*) FILTER (WHERE o.status = 'delivered'), -count(*) FILTER (WHERE o.status = 'failed'), -count(*) FILTER (WHERE o.status = 'expired'),
      -count(*) FILTER (WHERE o.status = 'rejected'), -count(*) FILTER (WHERE o.status = 'unknown'), -count(*) FILTER (WHERE o.status = 'unresolved'),
      -count(*) FILTER (WHERE o.status = 'suppressed'), -count(*) FILTER (WHERE o.status = 'canceled')]::int[] AS deltas
    FROM old_rows o GROUP BY o.campaign_id, o.workspace_id ORDER BY o.campaign_id
  LOOP
    PERFORM message_tally_add(change.campaign_id, change.workspace_id, change.deltas);
    PERFORM canang_notify(change.workspace_id, 'campaign', change.campaign_id::text);
  END LOOP;
  RETURN NULL;
END $$;

CREATE TRIGGER message_tally_insert AFTER INSERT ON message REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION message_tally_insert();
CREATE TRIGGER message_tally_change AFTER UPDATE ON message REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION message_tally_change();
CREATE TRIGGER message_tally_delete AFTER DELETE ON message REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION message_tally_delete();

-- list.contact_count follows list_member the same way.
CREATE FUNCTION list_member_count() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    UPDATE list SET contact_count = contact_count + change.n
    FROM (SELECT list_id, count(*)::int AS n FROM new_rows GROUP BY list_id ORDER BY list_id) AS change WHERE list.id = change.list_id;
  ELSE
    UPDATE list SET contact_count = contact_count - change.n
    FROM (SELECT list_id, count(*)::int AS n FROM old_rows GROUP BY list_id ORDER BY list_id) AS change WHERE list.id = change.list_id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER list_member_added AFTER INSERT ON list_member REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION list_member_count();
CREATE TRIGGER list_member_removed AFTER DELETE ON list_member REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION list_member_count();

-- The ledger and the audit log are append-only for everybody; the ledger is a hash chain for each gateway account.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER ledger_entry_append_only BEFORE UPDATE OR DELETE ON ledger_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE FUNCTION ledger_entry_hash(entry ledger_entry) RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT sha256(coalesce(entry.previous_hash, ''::bytea) || convert_to(concat_ws('|', entry.id, entry.workspace_id, entry.gateway_account_id,
    entry.journal, entry.account, entry.amount, entry.kind, entry.ref, entry.description, extract(epoch FROM entry.at)), 'UTF8'))
$$;
CREATE FUNCTION ledger_entry_chain() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('ledger' || NEW.gateway_account_id::text, 0));
  NEW.id := nextval(pg_get_serial_sequence('ledger_entry', 'id'));
  SELECT hash INTO NEW.previous_hash FROM ledger_entry WHERE gateway_account_id = NEW.gateway_account_id ORDER BY id DESC LIMIT 1;
  NEW.hash := ledger_entry_hash(NEW);
  RETURN NEW;
END $$;
CREATE TRIGGER ledger_entry_chain BEFORE INSERT ON ledger_entry FOR EACH ROW EXECUTE FUNCTION ledger_entry_chain();

-- The second wall. Requests of people and API keys run as canang_app inside one transaction with app.workspace set:
-- another workspace's rows do not exist for them. The programs' own connection (migrations, worker, callbacks) is the owner.
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'canang_app') THEN CREATE ROLE canang_app NOLOGIN NOBYPASSRLS; END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
DO $$ BEGIN EXECUTE format('GRANT canang_app TO %I', current_user); EXCEPTION WHEN OTHERS THEN RAISE NOTICE 'canang_app: %', SQLERRM; END $$;
GRANT USAGE ON SCHEMA public TO canang_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO canang_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO canang_app;
REVOKE ALL ON session, rate_limit FROM canang_app;
REVOKE UPDATE, DELETE ON ledger_entry, audit_entry, message_attempt, inbound_message FROM canang_app;
GRANT UPDATE (review, keyword_action) ON inbound_message TO canang_app;
REVOKE INSERT, UPDATE, DELETE ON "user" FROM canang_app;
REVOKE SELECT ON "user" FROM canang_app;
GRANT SELECT (id, email, name, created_at) ON "user" TO canang_app;

CREATE FUNCTION canang_workspace() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT nullif(current_setting('app.workspace', true), '')::uuid
$$;
DO $$
DECLARE t text;
BEGIN
  FOR t IN SELECT table_name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'workspace_id' LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY own_workspace ON %I TO canang_app USING (workspace_id = canang_workspace()) WITH CHECK (workspace_id = canang_workspace())', t);
  END LOOP;
END $$;
ALTER TABLE workspace ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON workspace TO canang_app USING (id = canang_workspace()) WITH CHECK (id = canang_workspace());
ALTER TABLE "user" ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON "user" TO canang_app USING (EXISTS (SELECT FROM member WHERE member.user_id = "user".id AND member.workspace_id = canang_workspace()));

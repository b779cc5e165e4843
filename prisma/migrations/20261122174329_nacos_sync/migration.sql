-- Nacos targets: what should stand there, what was seen there, and what was written.
CREATE TABLE "sync_target" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "urls" TEXT[],
    "namespace_id" TEXT NOT NULL,
    "username" TEXT NOT NULL,
    "sealed_password" TEXT NOT NULL,
    "catalog_id" UUID NOT NULL,
    "mode" TEXT NOT NULL DEFAULT 'push',
    "drift" TEXT NOT NULL DEFAULT 'report',
    "paused_at" TIMESTAMPTZ(3),
    "revision" INTEGER NOT NULL DEFAULT 1,
    "version" TEXT,
    "tested_at" TIMESTAMPTZ(3),
    "test_ok" BOOLEAN,
    "test_detail" TEXT,
    "steps" BIGINT NOT NULL DEFAULT 0,
    "failures" BIGINT NOT NULL DEFAULT 0,
    "breaker_failures" INTEGER NOT NULL DEFAULT 0,
    "breaker_until" TIMESTAMPTZ(3),
    "breaker_reason" TEXT,
    "lease_holder" TEXT,
    "lease_fence" BIGINT NOT NULL DEFAULT 0,
    "lease_until" TIMESTAMPTZ(3),
    "marker_generation" INTEGER NOT NULL DEFAULT 0,
    "foreign_owner" TEXT,
    "drift_checked_at" TIMESTAMPTZ(3),
    "drift_due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "sync_target_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "sync_item" (
    "target_id" UUID NOT NULL,
    "server_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "urgent" BOOLEAN NOT NULL DEFAULT false,
    "cause" TEXT NOT NULL DEFAULT 'listing',
    "wanted_at" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL DEFAULT 'pending',
    "detail_code" TEXT,
    "detail" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(3),
    "nacos_name" TEXT,
    "adopted_id" TEXT,
    "desired_state" TEXT,
    "desired_version" TEXT,
    "desired_hash" TEXT,
    "observed_hash" TEXT,
    "desired" JSONB,
    "observed" JSONB,
    "verified_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "sync_item_pkey" PRIMARY KEY ("target_id","server_id")
);
CREATE TABLE "sync_finding" (
    "target_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "detail" TEXT NOT NULL,
    "evidence" JSONB,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(3),
    CONSTRAINT "sync_finding_pkey" PRIMARY KEY ("target_id","kind","subject")
);
CREATE TABLE "sync_event" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "target_id" UUID NOT NULL,
    "target_name" TEXT NOT NULL,
    "server_name" TEXT,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "version" TEXT,
    "cause" TEXT NOT NULL,
    CONSTRAINT "sync_event_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "sync_target_name_key" ON "sync_target"("name");
CREATE INDEX "sync_target_catalog_id_idx" ON "sync_target"("catalog_id");
CREATE INDEX "sync_item_target_id_next_at_idx" ON "sync_item"("target_id", "next_at");
CREATE INDEX "sync_event_target_id_id_idx" ON "sync_event"("target_id", "id");
ALTER TABLE "sync_target" ADD CONSTRAINT "sync_target_catalog_id_fkey" FOREIGN KEY ("catalog_id") REFERENCES "catalog"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "sync_item" ADD CONSTRAINT "sync_item_target_id_fkey" FOREIGN KEY ("target_id") REFERENCES "sync_target"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "sync_item" ADD CONSTRAINT "sync_item_server_id_fkey" FOREIGN KEY ("server_id") REFERENCES "server"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "sync_finding" ADD CONSTRAINT "sync_finding_target_id_fkey" FOREIGN KEY ("target_id") REFERENCES "sync_target"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE sync_target ADD CHECK (mode = 'push'), ADD CHECK (drift IN ('report', 'repair', 'enforce')), ADD CHECK (cardinality(urls) BETWEEN 1 AND 10);
ALTER TABLE sync_item ADD CHECK (state IN ('pending', 'synced', 'drifted', 'conflict', 'refused', 'failed')), ADD CHECK (attempts >= 0),
  -- What is as it should be waits for nothing.
  ADD CHECK (state <> 'synced' OR (wanted_at IS NULL AND verified_at IS NOT NULL));
CREATE INDEX sync_item_due ON sync_item (target_id, urgent DESC, next_at) WHERE next_at IS NOT NULL;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON sync_event FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON sync_event EXECUTE FUNCTION forbid_change();
-- Where approved servers are written to, and as whom, is decided by people: no change without its entry.
CREATE CONSTRAINT TRIGGER demand_record AFTER INSERT OR DELETE OR UPDATE OF name, urls, namespace_id, username, sealed_password, catalog_id, mode, drift, paused_at
  ON sync_target DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION demand_record();

-- Every event of the feed is a wish about its server on every target of its catalog, in the transaction that decides.
-- Whatever takes something away goes first and waits for no rate limit.
CREATE FUNCTION wish_for_targets() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO sync_item AS i (target_id, server_id, urgent, wanted_at, next_at)
    SELECT t.id, new.server_id, new.kind IN ('suspended', 'withdrawn', 'expired', 'status'), now(), now() FROM sync_target t WHERE t.catalog_id = new.catalog_id
  ON CONFLICT (target_id, server_id) DO UPDATE SET revision = i.revision + 1, urgent = i.urgent OR excluded.urgent, cause = 'listing',
    wanted_at = coalesce(i.wanted_at, excluded.wanted_at), state = 'pending', detail_code = NULL, detail = NULL, attempts = 0, next_at = excluded.next_at, updated_at = now();
  RETURN NULL;
END $$;
CREATE TRIGGER wish_for_targets AFTER INSERT ON catalog_event FOR EACH ROW WHEN (new.catalog_id IS NOT NULL AND new.server_id IS NOT NULL) EXECUTE FUNCTION wish_for_targets();

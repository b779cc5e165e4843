-- Notices: an inbox, e-mail and webhooks, all of them told out of the audit record.
-- CreateTable
CREATE TABLE "notice" (
    "id" UUID NOT NULL,
    "event_key" TEXT NOT NULL,
    "recipient_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "params" JSONB NOT NULL,
    "needs" TEXT,
    "namespace" TEXT,
    "path" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "in_inbox" BOOLEAN NOT NULL,
    "read_at" TIMESTAMPTZ(3),
    "mail" TEXT NOT NULL,
    "mail_sent_at" TIMESTAMPTZ(3),
    "mail_refusal" TEXT,

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice_preference" (
    "principal_id" UUID NOT NULL,
    "language" TEXT,
    "choices" JSONB NOT NULL DEFAULT '{}',
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "notice_preference_pkey" PRIMARY KEY ("principal_id")
);

-- CreateTable
CREATE TABLE "catalog_notice" (
    "catalog_id" UUID NOT NULL,
    "muted" TEXT[],

    CONSTRAINT "catalog_notice_pkey" PRIMARY KEY ("catalog_id")
);

-- CreateTable
CREATE TABLE "audit_consumer" (
    "name" TEXT NOT NULL,
    "applied_seq" BIGINT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_consumer_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "webhook_endpoint" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "sealed_url" TEXT NOT NULL,
    "shown_url" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "catalog_id" UUID,
    "types" TEXT[],
    "allow_private" BOOLEAN NOT NULL DEFAULT false,
    "sealed_secret" TEXT,
    "sealed_previous_secret" TEXT,
    "previous_secret_until" TIMESTAMPTZ(3),
    "paused_at" TIMESTAMPTZ(3),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "failing_since" TIMESTAMPTZ(3),
    "next_at" TIMESTAMPTZ(3),
    "last_success_at" TIMESTAMPTZ(3),
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "webhook_endpoint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_delivery" (
    "id" BIGSERIAL NOT NULL,
    "endpoint_id" UUID NOT NULL,
    "event_key" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "params" JSONB NOT NULL,
    "path" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "cause" TEXT NOT NULL DEFAULT 'event',
    "state" TEXT NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "attempted_at" TIMESTAMPTZ(3),
    "status" INTEGER,
    "duration_ms" INTEGER,
    "answer" TEXT,
    "trouble" TEXT,

    CONSTRAINT "webhook_delivery_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "notice_recipient_id_id_idx" ON "notice"("recipient_id", "id");

-- CreateIndex
CREATE INDEX "notice_mail_mail_sent_at_idx" ON "notice"("mail", "mail_sent_at");

-- CreateIndex
CREATE UNIQUE INDEX "notice_event_key_recipient_id_key" ON "notice"("event_key", "recipient_id");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_endpoint_name_key" ON "webhook_endpoint"("name");

-- CreateIndex
CREATE INDEX "webhook_delivery_endpoint_id_state_id_idx" ON "webhook_delivery"("endpoint_id", "state", "id");

-- CreateIndex
CREATE INDEX "webhook_delivery_endpoint_id_id_idx" ON "webhook_delivery"("endpoint_id", "id");

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_recipient_id_fkey" FOREIGN KEY ("recipient_id") REFERENCES "principal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice_preference" ADD CONSTRAINT "notice_preference_principal_id_fkey" FOREIGN KEY ("principal_id") REFERENCES "principal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "catalog_notice" ADD CONSTRAINT "catalog_notice_catalog_id_fkey" FOREIGN KEY ("catalog_id") REFERENCES "catalog"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_endpoint" ADD CONSTRAINT "webhook_endpoint_catalog_id_fkey" FOREIGN KEY ("catalog_id") REFERENCES "catalog"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_endpoint_id_fkey" FOREIGN KEY ("endpoint_id") REFERENCES "webhook_endpoint"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Of one event an endpoint is told once, however often the record is read; replays and tests are asked for by people.
CREATE UNIQUE INDEX "webhook_delivery_once" ON "webhook_delivery"("endpoint_id", "event_key") WHERE "cause" = 'event';
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_state" CHECK ("state" IN ('pending', 'delivered', 'skipped'));
ALTER TABLE "notice" ADD CONSTRAINT "notice_mail" CHECK ("mail" IN ('none', 'instant', 'daily'));

-- Nobody is told of what was recorded before there were notices.
INSERT INTO "audit_consumer" ("name", "applied_seq") SELECT 'notices', coalesce(max("seq"), 0) FROM "audit_entry";

-- What an administrator decides is on record; how its deliveries fare is not.
CREATE CONSTRAINT TRIGGER demand_record AFTER INSERT OR DELETE OR UPDATE OF name, sealed_url, format, language, catalog_id, types, allow_private, sealed_secret, paused_at
  ON webhook_endpoint DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION demand_record();
CREATE CONSTRAINT TRIGGER demand_record AFTER INSERT OR UPDATE OR DELETE ON catalog_notice DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION demand_record();

-- Checks of the hash chain of the record: one under way at a time, and what each found.
CREATE TABLE "audit_verification" (
    "id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_by_id" UUID NOT NULL,
    "started_by" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'running',
    "total" INTEGER NOT NULL,
    "checked" INTEGER NOT NULL DEFAULT 0,
    "last_hash" TEXT,
    "broken_seq" INTEGER,
    "problem" TEXT,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "audit_verification_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "audit_verification_started_at_idx" ON "audit_verification"("started_at");

ALTER TABLE audit_verification ADD CHECK (state IN ('running', 'intact', 'broken', 'failed')),
  ADD CHECK (problem IN ('gap', 'broken_link', 'altered', 'rewritten', 'cut')),
  ADD CHECK ((state = 'broken') = (broken_seq IS NOT NULL AND problem IS NOT NULL)),
  ADD CHECK ((state = 'intact') = (last_hash IS NOT NULL)),
  ADD CHECK ((state = 'running') = (finished_at IS NULL));
CREATE UNIQUE INDEX audit_verification_one_running ON audit_verification (state) WHERE state = 'running';

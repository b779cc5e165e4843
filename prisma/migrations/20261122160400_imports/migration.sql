-- Imports: their progress, and what became of each entry. Decisions stay where they were: listing, audit_entry, catalog_event.
CREATE TABLE "import_run" (
    "id" UUID NOT NULL,
    "catalog_id" UUID NOT NULL,
    "list" BOOLEAN NOT NULL,
    "reason" TEXT,
    "file_name" TEXT NOT NULL,
    "file_path" TEXT NOT NULL,
    "file_digest" TEXT NOT NULL,
    "owns_file" BOOLEAN NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'running',
    "failure" TEXT,
    "total" INTEGER,
    "processed" INTEGER NOT NULL DEFAULT 0,
    "accepted" INTEGER NOT NULL DEFAULT 0,
    "listed" INTEGER NOT NULL DEFAULT 0,
    "refused" INTEGER NOT NULL DEFAULT 0,
    "started_by_id" UUID NOT NULL,
    "caller" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),
    CONSTRAINT "import_run_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "import_entry" (
    "import_id" UUID NOT NULL,
    "index" INTEGER NOT NULL,
    "server" TEXT,
    "version" TEXT,
    "outcome" TEXT NOT NULL,
    "code" TEXT,
    "reason" TEXT,
    "warnings" TEXT[],
    CONSTRAINT "import_entry_pkey" PRIMARY KEY ("import_id","index")
);
CREATE INDEX "import_run_created_at_idx" ON "import_run"("created_at");
CREATE INDEX "import_entry_import_id_outcome_index_idx" ON "import_entry"("import_id", "outcome", "index");
ALTER TABLE "import_run" ADD CONSTRAINT "import_run_catalog_id_fkey" FOREIGN KEY ("catalog_id") REFERENCES "catalog"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "import_entry" ADD CONSTRAINT "import_entry_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "import_run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE import_run ADD CHECK (state IN ('running', 'done', 'failed')), ADD CHECK (processed = accepted + refused), ADD CHECK (listed <= accepted),
  ADD CHECK (processed <= coalesce(total, processed)), ADD CHECK (NOT list OR btrim(coalesce(reason, '')) <> '');
ALTER TABLE import_entry ADD CHECK (outcome IN ('listed', 'accepted', 'refused')), ADD CHECK ((outcome = 'refused') = (reason IS NOT NULL));

-- The trigger feed_event_demanded looks for an event about one server in one transaction; an import has hundreds of them.
DROP INDEX catalog_event_xact;
CREATE INDEX catalog_event_xact_server ON catalog_event (xact, server_id);

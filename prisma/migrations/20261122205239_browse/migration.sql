-- Browsing: categories, who stands behind a namespace, requests for servers, personal lists, how often versions are pulled.
ALTER TABLE "namespace" ADD COLUMN "publisher_type" TEXT NOT NULL DEFAULT 'community';

CREATE TABLE "category" (
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "title_zh" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "category_pkey" PRIMARY KEY ("slug")
);
CREATE TABLE "server_category" (
    "server_id" UUID NOT NULL,
    "category_slug" TEXT NOT NULL,
    CONSTRAINT "server_category_pkey" PRIMARY KEY ("server_id","category_slug")
);
CREATE TABLE "server_request" (
    "id" UUID NOT NULL,
    "catalog_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(3),
    "closed_by_id" UUID,
    "decline_reason" TEXT,
    CONSTRAINT "server_request_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "request_asker" (
    "request_id" UUID NOT NULL,
    "principal_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "request_asker_pkey" PRIMARY KEY ("request_id","principal_id")
);
CREATE TABLE "favourite" (
    "principal_id" UUID NOT NULL,
    "server_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "favourite_pkey" PRIMARY KEY ("principal_id","server_id")
);
CREATE TABLE "collection" (
    "id" UUID NOT NULL,
    "principal_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "collection_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "collection_item" (
    "collection_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "server_id" UUID NOT NULL,
    CONSTRAINT "collection_item_pkey" PRIMARY KEY ("collection_id","position")
);
CREATE TABLE "usage_day" (
    "day" DATE NOT NULL,
    "server" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "catalog" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "client" TEXT NOT NULL,
    "pulls" BIGINT NOT NULL,
    CONSTRAINT "usage_day_pkey" PRIMARY KEY ("server","day","version","catalog","channel","client")
);
CREATE INDEX "server_category_category_slug_idx" ON "server_category"("category_slug");
CREATE INDEX "server_request_state_created_at_idx" ON "server_request"("state", "created_at");
CREATE INDEX "request_asker_principal_id_idx" ON "request_asker"("principal_id");
CREATE UNIQUE INDEX "collection_principal_id_name_key" ON "collection"("principal_id", "name");
CREATE UNIQUE INDEX "collection_item_collection_id_server_id_key" ON "collection_item"("collection_id", "server_id");
CREATE INDEX "usage_day_day_idx" ON "usage_day"("day");
ALTER TABLE "server_category" ADD CONSTRAINT "server_category_server_id_fkey" FOREIGN KEY ("server_id") REFERENCES "server"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "server_category" ADD CONSTRAINT "server_category_category_slug_fkey" FOREIGN KEY ("category_slug") REFERENCES "category"("slug") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "server_request" ADD CONSTRAINT "server_request_catalog_id_fkey" FOREIGN KEY ("catalog_id") REFERENCES "catalog"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "request_asker" ADD CONSTRAINT "request_asker_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "server_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "favourite" ADD CONSTRAINT "favourite_server_id_fkey" FOREIGN KEY ("server_id") REFERENCES "server"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "collection_item" ADD CONSTRAINT "collection_item_collection_id_fkey" FOREIGN KEY ("collection_id") REFERENCES "collection"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "collection_item" ADD CONSTRAINT "collection_item_server_id_fkey" FOREIGN KEY ("server_id") REFERENCES "server"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------- closed vocabularies
ALTER TABLE namespace ADD CHECK (publisher_type IN ('internal', 'verified', 'community'));
ALTER TABLE category ADD CHECK (slug ~ '^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$'), ADD CHECK (btrim(title) <> '');
ALTER TABLE server_request ADD CHECK (state IN ('open', 'declined', 'fulfilled')), ADD CHECK (btrim(name_key) <> ''), ADD CHECK (btrim(name) <> ''),
  ADD CHECK ((state = 'open') = (closed_at IS NULL)), ADD CHECK ((state = 'declined') = (closed_by_id IS NOT NULL)),
  ADD CHECK ((state = 'declined') = (btrim(coalesce(decline_reason, '')) <> ''));
ALTER TABLE request_asker ADD CHECK (btrim(reason) <> '');
ALTER TABLE usage_day ADD CHECK (pulls > 0);
CREATE UNIQUE INDEX server_request_one_open ON server_request (catalog_id, name_key) WHERE state = 'open';

-- A list to begin with; administrators edit it.
INSERT INTO category (slug, title, title_zh, position) VALUES
  ('development', 'Development', '开发', 10), ('data', 'Data and databases', '数据与数据库', 20), ('search', 'Search and web', '搜索与网页', 30),
  ('files', 'Files and documents', '文件与文档', 40), ('communication', 'Communication', '沟通协作', 50), ('productivity', 'Productivity', '办公效率', 60),
  ('infrastructure', 'Cloud and infrastructure', '云与基础设施', 70), ('monitoring', 'Monitoring', '监控', 80), ('security', 'Security', '安全', 90),
  ('ai', 'AI and memory', 'AI 与记忆', 100), ('business', 'Business and payments', '业务与支付', 110), ('media', 'Design and media', '设计与媒体', 120);

-- ---------------------------------------------------------------- no change without its entry
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['category', 'server_category'] LOOP
    EXECUTE format('CREATE CONSTRAINT TRIGGER demand_record AFTER INSERT OR UPDATE OR DELETE ON %I DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION demand_record()', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['server_request', 'request_asker'] LOOP
    EXECUTE format('CREATE CONSTRAINT TRIGGER demand_record AFTER INSERT OR UPDATE ON %I DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION demand_record()', name);
    EXECUTE format('CREATE TRIGGER no_delete BEFORE DELETE ON %I FOR EACH ROW EXECUTE FUNCTION forbid_change()', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['category', 'server_category', 'server_request', 'request_asker'] LOOP
    EXECUTE format('CREATE TRIGGER no_truncate BEFORE TRUNCATE ON %I EXECUTE FUNCTION forbid_change()', name);
  END LOOP;
END $$;
CREATE TRIGGER identity_guard BEFORE UPDATE ON server_request FOR EACH ROW EXECUTE FUNCTION identity_guard('id', 'catalog_id', 'name', 'created_at');

-- ---------------------------------------------------------------- a request ends when what it names is listed there
-- By statement, so that a batch of an import asks once. The audit entry of the listing is the entry of this change too.
CREATE FUNCTION fulfil_requests() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE server_request r SET state = 'fulfilled', closed_at = now()
  FROM fresh JOIN version v ON v.id = fresh.version_id JOIN server s ON s.id = v.server_id
  WHERE r.state = 'open' AND r.catalog_id = fresh.catalog_id AND r.name_key = s.name_key AND fresh.suspended_at IS NULL AND fresh.withdrawn_at IS NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER fulfil_requests_listed AFTER INSERT ON listing REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION fulfil_requests();
CREATE TRIGGER fulfil_requests_renewed AFTER UPDATE ON listing REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION fulfil_requests();

-- Capability links: whoever holds the URL reads one catalog, until the link expires or is revoked.
CREATE TABLE "catalog_link" (
    "id" UUID NOT NULL,
    "catalog_id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "secret_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "catalog_link_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "catalog_link_secret_hash_key" ON "catalog_link"("secret_hash");
CREATE INDEX "catalog_link_catalog_id_idx" ON "catalog_link"("catalog_id");
ALTER TABLE "catalog_link" ADD CONSTRAINT "catalog_link_catalog_id_fkey" FOREIGN KEY ("catalog_id") REFERENCES "catalog"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------- guards
-- A day more than the 366 a caller may ask for: its clock and the database's may differ.
ALTER TABLE catalog_link ADD CHECK (octet_length(secret_hash) = 32), ADD CHECK (btrim(label) <> ''),
  ADD CHECK (expires_at > created_at AND expires_at <= created_at + interval '367 days');

CREATE TRIGGER no_delete BEFORE DELETE ON catalog_link FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON catalog_link EXECUTE FUNCTION forbid_change();
CREATE TRIGGER identity_guard BEFORE UPDATE ON catalog_link FOR EACH ROW
  EXECUTE FUNCTION identity_guard('id', 'catalog_id', 'secret_hash', 'created_at', 'created_by_id', 'expires_at');

-- Revoked stays revoked.
CREATE FUNCTION catalog_link_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF old.revoked_at IS NOT NULL THEN PERFORM refuse('FINAL', 'the link was revoked'); END IF;
  RETURN new;
END $$;
CREATE TRIGGER catalog_link_guard BEFORE UPDATE ON catalog_link FOR EACH ROW EXECUTE FUNCTION catalog_link_guard();

CREATE CONSTRAINT TRIGGER demand_record AFTER INSERT OR UPDATE ON catalog_link DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION demand_record();

-- Processes learn of a link, and of its end, only from the feed.
CREATE FUNCTION demand_access_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM catalog_event WHERE xact = pg_current_xact_id() AND kind = 'access') THEN
    PERFORM refuse('UNANNOUNCED', 'a link changed without an event of kind access'); END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER feed_event_demanded AFTER INSERT OR UPDATE ON catalog_link DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION demand_access_event();

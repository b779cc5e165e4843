-- The short key of a server in a catalog (install.md §1.7): unique there, and given once for life.
CREATE TABLE "server_key" (
    "catalog_id" UUID NOT NULL,
    "server_id" UUID NOT NULL,
    "key" TEXT NOT NULL,

    CONSTRAINT "server_key_pkey" PRIMARY KEY ("catalog_id","server_id")
);
CREATE UNIQUE INDEX "server_key_catalog_id_key_key" ON "server_key"("catalog_id", "key");
ALTER TABLE "server_key" ADD CONSTRAINT "server_key_catalog_id_fkey" FOREIGN KEY ("catalog_id") REFERENCES "catalog"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "server_key" ADD CONSTRAINT "server_key_server_id_fkey" FOREIGN KEY ("server_id") REFERENCES "server"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE server_key ADD CHECK (key ~ '^[a-z0-9-]{1,24}$');

-- Who was listed before has its key as if it had been given then: in the order of the first listings, as the feed tells it,
-- and by the rules of lib/catalog/short-key (a test compares the two). Nothing is listed meanwhile.
LOCK TABLE listing IN SHARE ROW EXCLUSIVE MODE;
DO $$
DECLARE
  known record;
  slug text;
  label text;
  suffix text;
  candidate text;
  attempt int;
BEGIN
  FOR known IN
    SELECT l.catalog_id, s.id, s.name FROM (SELECT DISTINCT l.catalog_id, v.server_id FROM listing l JOIN version v ON v.id = l.version_id) l
    JOIN server s ON s.id = l.server_id
    LEFT JOIN (SELECT catalog_id, server_id, min(seq) AS seq FROM catalog_event WHERE kind IN ('listed', 'suspended') GROUP BY 1, 2) e
      ON e.catalog_id = l.catalog_id AND e.server_id = l.server_id
    ORDER BY e.seq, s.id
  LOOP
    slug := trim('-' FROM left(trim('-' FROM regexp_replace(lower(split_part(known.name, '/', 2)), '[^a-z0-9]+', '-', 'g')), 24));
    IF slug = '' THEN slug := trim('-' FROM left(trim('-' FROM regexp_replace(lower(known.name), '[^a-z0-9]+', '-', 'g')), 24)); END IF;
    IF slug = '' THEN slug := 'server'; END IF;
    label := regexp_replace(split_part(known.name, '/', 1), '^.*\.', '');
    label := trim('-' FROM left(trim('-' FROM regexp_replace(lower(label), '[^a-z0-9]+', '-', 'g')), 11));
    attempt := 0;
    LOOP
      suffix := CASE attempt WHEN 0 THEN '' WHEN 1 THEN '-' || label ELSE '-' || attempt END;
      candidate := trim('-' FROM left(slug, 24 - length(suffix))) || suffix;
      EXIT WHEN candidate <> 'workspace' AND suffix <> '-' AND NOT EXISTS (SELECT 1 FROM server_key k WHERE k.catalog_id = known.catalog_id AND k.key = candidate);
      attempt := attempt + 1;
    END LOOP;
    INSERT INTO server_key (catalog_id, server_id, key) VALUES (known.catalog_id, known.id, candidate);
  END LOOP;
END $$;

-- From here on a key comes with a change that is on record, and never changes or goes: configurations out there have it.
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON server_key FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON server_key EXECUTE FUNCTION forbid_change();
CREATE CONSTRAINT TRIGGER demand_record AFTER INSERT ON server_key DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION demand_record();

CREATE FUNCTION demand_short_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM version v JOIN server_key k ON k.catalog_id = new.catalog_id AND k.server_id = v.server_id WHERE v.id = new.version_id) THEN
    PERFORM refuse('KEYLESS', 'a listing of a server without a short key in the catalog'); END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER short_key_demanded AFTER INSERT ON listing DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION demand_short_key();

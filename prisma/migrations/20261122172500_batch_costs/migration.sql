-- What guards and storage cost for each row, where one transaction has hundreds of rows (imports). What is refused stays the same.

-- Two look-ups by key. As one join the planner may begin at the events of the whole transaction, for every single listing of it.
CREATE OR REPLACE FUNCTION demand_event() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE server uuid;
BEGIN
  SELECT server_id INTO server FROM version WHERE id = new.version_id;
  IF NOT EXISTS (SELECT 1 FROM catalog_event WHERE xact = pg_current_xact_id() AND server_id = server AND catalog_id = new.catalog_id) THEN
    PERFORM refuse('UNANNOUNCED', 'a listing changed without a catalog event'); END IF;
  RETURN NULL;
END $$;

-- A notification is a wake-up, nobody reads its text: PostgreSQL folds equal ones of a transaction into one.
CREATE OR REPLACE FUNCTION catalog_event_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(47002);
  new.seq := coalesce((SELECT max(seq) FROM catalog_event), 0) + 1;
  new.at := date_trunc('milliseconds', clock_timestamp());
  new.xact := pg_current_xact_id();
  PERFORM pg_notify('gatehouse_feed', '');
  RETURN new;
END $$;

-- Whoever asks for a URL also reads the list of rows that are not in the index yet: megabytes of it during an import.
ALTER INDEX manifest_revision_remote_urls_idx SET (fastupdate = off);

-- The entry of a batch is read again for each listing it justifies: uncompressed that costs a copy.
ALTER TABLE audit_entry ALTER COLUMN object_ids SET STORAGE EXTERNAL;

-- Manifests of the usual size are stored as they are: compressing costs more than all the rest of the row, and the start of
-- a web process reads every one of them.
ALTER TABLE manifest_revision SET (toast_tuple_target = 8160);

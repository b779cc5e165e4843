-- Bytes that were rejected in one catalog may be published to another one (governance.md §2: rejected "in that catalog"). Whoever
-- sends them again becomes a submitter of them, so they are a revision again: of the same digest, hence nothing changes.
CREATE OR REPLACE FUNCTION revision_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM listing WHERE version_id = new.version_id)
     OR EXISTS (SELECT 1 FROM review WHERE version_id = new.version_id AND state = 'rejected')
        AND new.digest IS DISTINCT FROM (SELECT digest FROM manifest_revision WHERE version_id = new.version_id ORDER BY number DESC LIMIT 1) THEN
    PERFORM refuse('FINAL', 'the version was listed or rejected, its bytes are final'); END IF;
  RETURN new;
END $$;

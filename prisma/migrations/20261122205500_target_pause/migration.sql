-- A pause that still takes away, a target that is withdrawn, the notice of an empty catalog, and why a target stands still.
ALTER TABLE "sync_target" ADD COLUMN "breaker_code" TEXT,
  ADD COLUMN "notice" TEXT,
  ADD COLUMN "removals_paused" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "removing_at" TIMESTAMPTZ(3);

ALTER TABLE sync_target ADD CHECK (NOT removals_paused OR paused_at IS NOT NULL), ADD CHECK (notice IN ('present', 'absent'));
-- Until now a paused target took nothing away either; it goes on so until somebody says otherwise.
DROP TRIGGER demand_record ON sync_target;
UPDATE sync_target SET removals_paused = true WHERE paused_at IS NOT NULL;
CREATE CONSTRAINT TRIGGER demand_record AFTER INSERT OR DELETE
  OR UPDATE OF name, urls, namespace_id, username, sealed_password, catalog_id, mode, drift, paused_at, removals_paused, removing_at
  ON sync_target DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION demand_record();

-- As before, for all events of a statement at once: an import brings hundreds. Several about one server are one wish.
DROP TRIGGER wish_for_targets ON catalog_event;
CREATE OR REPLACE FUNCTION wish_for_targets() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO sync_item AS i (target_id, server_id, urgent, wanted_at, next_at)
    SELECT t.id, e.server_id, bool_or(e.kind IN ('suspended', 'withdrawn', 'expired', 'status')), now(), now()
    FROM added e JOIN sync_target t ON t.catalog_id = e.catalog_id WHERE e.server_id IS NOT NULL
    -- Always in the same order: two transactions that wish for the same servers wait for each other, never in a circle.
    GROUP BY t.id, e.server_id ORDER BY t.id, e.server_id
  ON CONFLICT (target_id, server_id) DO UPDATE SET revision = i.revision + 1, urgent = i.urgent OR excluded.urgent, cause = 'listing',
    wanted_at = coalesce(i.wanted_at, excluded.wanted_at), state = 'pending', detail_code = NULL, detail = NULL, attempts = 0, next_at = excluded.next_at, updated_at = now();
  RETURN NULL;
END $$;
CREATE TRIGGER wish_for_targets AFTER INSERT ON catalog_event REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION wish_for_targets();

-- A client that syncs by updated_at must never be told of a suspension, or of its end, in its own past: where the
-- database's clock says when that happened (listing_guard), it says when the listing changed, too.
CREATE FUNCTION listing_updated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF tg_op = 'INSERT' THEN
    new.updated_at := greatest(new.updated_at, new.suspended_at);
  ELSIF new.suspended_at IS DISTINCT FROM old.suspended_at THEN
    new.updated_at := greatest(new.updated_at, old.updated_at, date_trunc('milliseconds', clock_timestamp()));
  END IF;
  RETURN new;
END $$;
-- Triggers of one event fire by name: this one after listing_guard, which sets suspended_at.
CREATE TRIGGER listing_updated BEFORE INSERT OR UPDATE ON listing FOR EACH ROW EXECUTE FUNCTION listing_updated();

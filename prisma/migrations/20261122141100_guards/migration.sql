-- The database refuses what must never be (governance.md §5), also against raw SQL.
-- Each guard raises SQLSTATE 'GH001' with a message that starts with a stable word.

-- ---------------------------------------------------------------- closed vocabularies
ALTER TABLE principal ADD CHECK (kind IN ('user', 'robot')),
  ADD CHECK ((kind = 'user') = (email IS NOT NULL)), ADD CHECK (email = lower(email));
ALTER TABLE principal_role ADD CHECK (role IN ('viewer', 'reviewer', 'security_reviewer', 'auditor', 'admin'));
ALTER TABLE namespace_member ADD CHECK (role IN ('owner', 'publisher'));
ALTER TABLE api_token ADD CHECK (kind IN ('pat', 'bot')), ADD CHECK (octet_length(secret_hash) = 32);
ALTER TABLE namespace ADD CHECK (name_key = lower(name));
ALTER TABLE server ADD CHECK (name_key = lower(name)), ADD CHECK (name ~ '^[^/]+/[^/]+$');
ALTER TABLE version ADD CHECK (publisher_status IN ('active', 'deprecated', 'deleted')), ADD CHECK (btrim(version) <> '');
ALTER TABLE manifest_revision ADD CHECK (digest = 'sha256:' || encode(sha256(canonical), 'hex'));
ALTER TABLE tool_surface ADD CHECK (method IN ('declared', 'captured'));
ALTER TABLE review ADD CHECK (state IN ('submitted', 'in_review', 'changes_requested', 'approved', 'rejected', 'withdrawn')),
  ADD CHECK (round >= 1), ADD CHECK (revision >= 1);
ALTER TABLE vote ADD CHECK (decision IN ('approve', 'request_changes', 'reject'));
ALTER TABLE vote ADD CHECK (decision = 'approve' OR btrim(comment) <> '');
ALTER TABLE review_comment ADD CHECK (visibility IN ('publisher', 'internal'));
ALTER TABLE check_outcome ADD CHECK (status IN ('PASS', 'FAIL', 'MISSING', 'UNAVAILABLE', 'SKIPPED'));
ALTER TABLE finding ADD CHECK (severity IN ('critical', 'high', 'medium', 'low', 'info'));
ALTER TABLE catalog ADD CHECK (audience IN ('public', 'signed-in', 'token')), ADD CHECK (slug ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$');
-- coalesce: a CHECK takes NULL for true, and a policy that says nothing would demand nobody.
ALTER TABLE policy ADD CHECK (coalesce((document -> 'approvals' ->> 'min')::int, 0) >= 1);
ALTER TABLE listing ADD CHECK (basis IN ('review', 'import', 'break_glass')), ADD CHECK ((basis = 'review') = (review_id IS NOT NULL));
ALTER TABLE reinstatement ADD CHECK (confirmed_by_id IS DISTINCT FROM proposed_by_id), ADD CHECK ((confirmed_by_id IS NULL) = (confirmed_at IS NULL));
ALTER TABLE catalog_event ADD CHECK (kind IN ('listed', 'suspended', 'reinstated', 'withdrawn', 'expired', 'status', 'latest', 'access')),
  ADD CHECK ((kind = 'access') = (catalog_id IS NULL));

-- One open review of a version in a catalog at most; one unconfirmed reinstatement of a listing.
CREATE UNIQUE INDEX review_one_open ON review (version_id, catalog_id) WHERE state IN ('submitted', 'in_review', 'changes_requested');
CREATE UNIQUE INDEX reinstatement_one_pending ON reinstatement (listing_id) WHERE confirmed_at IS NULL AND voided_at IS NULL;
CREATE INDEX audit_entry_xact ON audit_entry (xact);
CREATE INDEX catalog_event_xact ON catalog_event (xact);

CREATE FUNCTION refuse(word text, detail text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '%: %', word, detail USING ERRCODE = 'GH001'; END $$;

-- ---------------------------------------------------------------- nothing is deleted, history never changes
CREATE FUNCTION forbid_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM refuse('APPEND_ONLY', tg_op || ' on ' || tg_table_name); RETURN NULL; END $$;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['audit_entry', 'vote', 'manifest_revision', 'tool_surface', 'catalog_event', 'policy',
    'review_comment', 'check_run', 'check_outcome', 'finding'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION forbid_change()', name);
    EXECUTE format('CREATE TRIGGER no_truncate BEFORE TRUNCATE ON %I EXECUTE FUNCTION forbid_change()', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['server', 'version', 'review', 'listing', 'reinstatement', 'catalog', 'namespace', 'principal'] LOOP
    EXECUTE format('CREATE TRIGGER no_delete BEFORE DELETE ON %I FOR EACH ROW EXECUTE FUNCTION forbid_change()', name);
    EXECUTE format('CREATE TRIGGER no_truncate BEFORE TRUNCATE ON %I EXECUTE FUNCTION forbid_change()', name);
  END LOOP;
  -- TRUNCATE fires no row trigger, so it would remove rights without an entry.
  FOREACH name IN ARRAY ARRAY['principal_role', 'namespace_member'] LOOP
    EXECUTE format('CREATE TRIGGER no_truncate BEFORE TRUNCATE ON %I EXECUTE FUNCTION forbid_change()', name);
  END LOOP;
END $$;

-- The columns named by the trigger never change: what a thing is, as opposed to what is true of it now.
CREATE FUNCTION identity_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE col text;
BEGIN
  FOREACH col IN ARRAY tg_argv LOOP
    IF to_jsonb(new) -> col IS DISTINCT FROM to_jsonb(old) -> col THEN PERFORM refuse('IMMUTABLE', tg_table_name || '.' || col); END IF;
  END LOOP;
  RETURN new;
END $$;
CREATE TRIGGER identity_guard BEFORE UPDATE ON principal FOR EACH ROW EXECUTE FUNCTION identity_guard('id', 'kind', 'bootstrap');
CREATE TRIGGER identity_guard BEFORE UPDATE ON namespace FOR EACH ROW EXECUTE FUNCTION identity_guard('id', 'name', 'name_key');
CREATE TRIGGER identity_guard BEFORE UPDATE ON server FOR EACH ROW EXECUTE FUNCTION identity_guard('id', 'namespace_id', 'name', 'name_key', 'created_at');
CREATE TRIGGER identity_guard BEFORE UPDATE ON version FOR EACH ROW EXECUTE FUNCTION identity_guard('id', 'server_id', 'version', 'published_at');
CREATE TRIGGER identity_guard BEFORE UPDATE ON catalog FOR EACH ROW EXECUTE FUNCTION identity_guard('id', 'slug');
CREATE TRIGGER identity_guard BEFORE UPDATE ON review FOR EACH ROW EXECUTE FUNCTION identity_guard('id', 'version_id', 'catalog_id', 'submitted_by_id', 'submitted_at');
CREATE TRIGGER identity_guard BEFORE UPDATE ON listing FOR EACH ROW EXECUTE FUNCTION identity_guard('id', 'version_id', 'catalog_id');
CREATE TRIGGER identity_guard BEFORE UPDATE ON reinstatement FOR EACH ROW EXECUTE FUNCTION identity_guard('id', 'listing_id', 'proposed_by_id', 'proposed_at', 'reason');

-- Once a version was listed or rejected anywhere its bytes are final (governance.md §1).
CREATE FUNCTION revision_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM listing WHERE version_id = new.version_id)
     OR EXISTS (SELECT 1 FROM review WHERE version_id = new.version_id AND state = 'rejected') THEN
    PERFORM refuse('FINAL', 'the version was listed or rejected, its bytes are final'); END IF;
  RETURN new;
END $$;
CREATE TRIGGER revision_guard BEFORE INSERT ON manifest_revision FOR EACH ROW EXECUTE FUNCTION revision_guard();

-- ---------------------------------------------------------------- audit: hash chain
-- One lock orders all writers; it is held until commit, so the chain has no gaps and no forks.
-- hash = SHA-256 of the JSON array of all fields; lib/audit/chain.ts computes the same outside the database.
CREATE FUNCTION audit_entry_chain() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE last audit_entry;
BEGIN
  PERFORM pg_advisory_xact_lock(47001);
  SELECT * INTO last FROM audit_entry ORDER BY seq DESC LIMIT 1;
  new.seq := coalesce(last.seq, 0) + 1;
  new.at := date_trunc('milliseconds', clock_timestamp());
  new.xact := pg_current_xact_id();
  new.prev_hash := coalesce(last.hash, repeat('0', 64));
  new.hash := encode(sha256(convert_to(json_build_array(new.seq::text, new.prev_hash,
    to_char(new.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), new.actor_id, new.actor, new.authn, new.action, new.object,
    new.object_ids, new.before, new.after, new.reason, new.ip, new.request_id)::text, 'UTF8')), 'hex');
  RETURN new;
END $$;
CREATE TRIGGER audit_entry_chain BEFORE INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION audit_entry_chain();

-- ---------------------------------------------------------------- the feed: seq in commit order
-- A writer takes the lock as the last thing before it commits and holds it until then. Whoever gets the next
-- number waits for that commit first: a reader that has seen seq n has been able to see every seq below n.
CREATE FUNCTION catalog_event_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(47002);
  new.seq := coalesce((SELECT max(seq) FROM catalog_event), 0) + 1;
  new.at := date_trunc('milliseconds', clock_timestamp());
  new.xact := pg_current_xact_id();
  PERFORM pg_notify('gatehouse_feed', new.seq::text);
  RETURN new;
END $$;
CREATE TRIGGER catalog_event_order BEFORE INSERT ON catalog_event FOR EACH ROW EXECUTE FUNCTION catalog_event_order();

-- ---------------------------------------------------------------- no change without its entry
CREATE FUNCTION demand_record() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM audit_entry WHERE xact = pg_current_xact_id()) THEN
    PERFORM refuse('UNAUDITED', tg_op || ' on ' || tg_table_name || ' without an audit entry');
  END IF;
  RETURN NULL;
END $$;

-- Readers learn of a listing only from the feed: a change of it comes with an event about its server in its catalog.
CREATE FUNCTION demand_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM catalog_event e JOIN version v ON v.server_id = e.server_id
      WHERE e.xact = pg_current_xact_id() AND e.catalog_id = new.catalog_id AND v.id = new.version_id) THEN
    PERFORM refuse('UNANNOUNCED', 'a listing changed without a catalog event'); END IF;
  RETURN NULL;
END $$;
-- Named to come after demand_record: triggers of one event fire in the order of their names.
CREATE CONSTRAINT TRIGGER feed_event_demanded AFTER INSERT OR UPDATE ON listing DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION demand_event();

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['server', 'version', 'manifest_revision', 'tool_surface', 'review', 'vote', 'review_comment', 'check_run', 'check_outcome',
    'finding', 'catalog', 'policy', 'listing', 'reinstatement', 'principal', 'namespace'] LOOP
    EXECUTE format('CREATE CONSTRAINT TRIGGER demand_record AFTER INSERT OR UPDATE ON %I DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION demand_record()', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['principal_role', 'namespace_member'] LOOP
    EXECUTE format('CREATE CONSTRAINT TRIGGER demand_record AFTER INSERT OR UPDATE OR DELETE ON %I DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION demand_record()', name);
  END LOOP;
END $$;

-- ---------------------------------------------------------------- who had a hand in a version (governance.md §3 "vote")
CREATE FUNCTION involved_in_version(version uuid, person uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM manifest_revision m WHERE m.version_id = version AND person IN (m.submitted_by_id, m.responsible_id))
      OR EXISTS (SELECT 1 FROM tool_surface s JOIN manifest_revision m ON m.id = s.revision_id
                 WHERE m.version_id = version AND person IN (s.declared_by_id, s.responsible_id));
$$;

-- ---------------------------------------------------------------- reviews
-- What is under review: a revision of that very version, with the tool surface of that very revision.
CREATE FUNCTION review_subject_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM manifest_revision m WHERE m.id = new.revision_id AND m.version_id = new.version_id) THEN
    PERFORM refuse('SUBJECT', 'the manifest belongs to another version'); END IF;
  IF new.surface_id IS NULL AND new.surface_digest IS NOT NULL OR new.surface_id IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM tool_surface s WHERE s.id = new.surface_id AND s.revision_id = new.revision_id AND s.digest = new.surface_digest) THEN
    PERFORM refuse('SUBJECT', 'the tool surface belongs to another manifest'); END IF;
  RETURN new;
END $$;
CREATE TRIGGER review_subject_guard BEFORE INSERT OR UPDATE ON review FOR EACH ROW EXECUTE FUNCTION review_subject_guard();

CREATE FUNCTION review_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF old.state IN ('approved', 'withdrawn') THEN PERFORM refuse('FINAL', 'review is ' || old.state); END IF;
  IF new.revision <> old.revision + 1 THEN PERFORM refuse('STALE', 'review revision must grow by one'); END IF;
  IF new.state <> old.state AND NOT (old.state || '>' || new.state) = ANY (ARRAY[
      'submitted>in_review', 'submitted>withdrawn', 'submitted>changes_requested', 'in_review>approved', 'in_review>changes_requested',
      'in_review>rejected', 'in_review>withdrawn', 'changes_requested>submitted', 'changes_requested>withdrawn', 'rejected>in_review']) THEN
    PERFORM refuse('TRANSITION', old.state || ' > ' || new.state); END IF;
  IF old.state = 'changes_requested' AND new.state = 'submitted' AND (SELECT count(DISTINCT digest) FROM manifest_revision WHERE id IN (old.revision_id, new.revision_id)) < 2 THEN
    PERFORM refuse('TRANSITION', 'requested changes are answered with other bytes'); END IF;
  IF new.revision_id <> old.revision_id AND NOT (old.state = 'changes_requested' AND new.state = 'submitted') THEN
    PERFORM refuse('IMMUTABLE', 'the manifest under review changes only with a new revision'); END IF;
  IF new.revision_id = old.revision_id AND new.surface_id IS DISTINCT FROM old.surface_id AND EXISTS (
      SELECT 1 FROM vote v JOIN review r ON r.id = v.review_id JOIN manifest_revision m ON m.id = new.revision_id
      WHERE r.version_id = new.version_id AND v.digest = m.digest) THEN
    PERFORM refuse('IMMUTABLE', 'the tool surface changes only before the first vote in any catalog'); END IF;
  IF new.round <> old.round + (CASE WHEN old.state || '>' || new.state IN ('changes_requested>submitted', 'rejected>in_review') THEN 1 ELSE 0 END) THEN
    PERFORM refuse('ROUND', 'a round begins with a new revision or a reopening'); END IF;
  -- An approval lists in its own transaction and never again: a withdrawal or an expiry ends only by a new one.
  new.decided_xact := CASE WHEN new.state = 'approved' THEN pg_current_xact_id() END;
  RETURN new;
END $$;
CREATE TRIGGER review_guard BEFORE UPDATE ON review FOR EACH ROW EXECUTE FUNCTION review_guard();

CREATE FUNCTION review_born() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF new.state <> 'submitted' OR new.round <> 1 THEN PERFORM refuse('TRANSITION', 'a review begins as submitted, round 1'); END IF;
  new.decided_xact := NULL;
  IF EXISTS (SELECT 1 FROM review r JOIN manifest_revision m ON m.id = r.revision_id, manifest_revision mine
             WHERE mine.id = new.revision_id AND r.version_id = new.version_id AND r.catalog_id = new.catalog_id
               AND r.state = 'rejected' AND m.digest = mine.digest) THEN
    PERFORM refuse('REJECTED_DIGEST', 'this manifest was rejected in this catalog'); END IF;
  RETURN new;
END $$;
CREATE TRIGGER review_born BEFORE INSERT ON review FOR EACH ROW EXECUTE FUNCTION review_born();

-- An approved review has its listing, made in the same transaction.
CREATE FUNCTION review_approved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF new.state = 'approved' AND NOT EXISTS (SELECT 1 FROM listing WHERE review_id = new.id) THEN
    PERFORM refuse('HALF_DECISION', 'an approved review without a listing'); END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER review_approved AFTER UPDATE OF state ON review DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (new.state = 'approved') EXECUTE FUNCTION review_approved();

-- ---------------------------------------------------------------- votes
CREATE FUNCTION vote_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE r review; d text;
BEGIN
  SELECT * INTO r FROM review WHERE id = new.review_id FOR UPDATE;
  SELECT digest INTO d FROM manifest_revision WHERE id = r.revision_id;
  IF r.state <> 'in_review' OR r.round <> new.round OR d <> new.digest OR r.surface_digest IS DISTINCT FROM new.surface_digest THEN
    PERFORM refuse('WRONG_ROUND_OR_DIGEST', 'the vote is for another round, manifest or tool surface'); END IF;
  IF involved_in_version(r.version_id, new.voter_id) THEN PERFORM refuse('SELF_APPROVAL', 'the voter had a hand in this version'); END IF;
  IF NOT EXISTS (SELECT 1 FROM principal p JOIN principal_role pr ON pr.principal_id = p.id WHERE p.id = new.voter_id AND p.kind = 'user'
      AND p.disabled_at IS NULL AND pr.role IN ('reviewer', 'security_reviewer', 'admin')) THEN
    PERFORM refuse('NOT_A_REVIEWER', 'the voter is no enabled person with a voting role'); END IF;
  IF new.decision = 'approve' AND EXISTS (SELECT 1 FROM vote v WHERE v.review_id = r.id AND v.round = r.round AND v.voter_id = new.voter_id) THEN
    PERFORM refuse('ALREADY_VOTED', 'an approval after another vote of the same round'); END IF;
  RETURN new;
END $$;
CREATE TRIGGER vote_guard BEFORE INSERT ON vote FOR EACH ROW EXECUTE FUNCTION vote_guard();

-- People whose approval of the present round counts now: enabled, still in the role, not outvoted by their own later
-- vote; on submissions of the bootstrap robot admins do not count (governance.md §3).
CREATE FUNCTION counting_approvers(review_id uuid) RETURNS TABLE (person uuid, roles text[]) LANGUAGE sql STABLE AS $$
  SELECT p.id, array_agg(pr.role)
  FROM review r
  JOIN manifest_revision m ON m.id = r.revision_id
  JOIN vote v ON v.review_id = r.id AND v.round = r.round AND v.decision = 'approve' AND v.digest = m.digest
    AND v.surface_digest IS NOT DISTINCT FROM r.surface_digest
  JOIN principal p ON p.id = v.voter_id AND p.kind = 'user' AND p.disabled_at IS NULL
  JOIN principal_role pr ON pr.principal_id = p.id AND pr.role IN ('reviewer', 'security_reviewer', 'admin')
  WHERE r.id = counting_approvers.review_id
    AND NOT involved_in_version(r.version_id, p.id)
    AND NOT EXISTS (SELECT 1 FROM vote later WHERE later.review_id = r.id AND later.round = r.round AND later.voter_id = p.id AND later.decision <> 'approve')
  GROUP BY p.id, r.version_id
  HAVING NOT ('admin' = ANY (array_agg(pr.role)) AND EXISTS (
    SELECT 1 FROM manifest_revision b JOIN principal s ON s.id = b.submitted_by_id WHERE b.version_id = r.version_id AND s.bootstrap));
$$;

-- ---------------------------------------------------------------- listings
CREATE FUNCTION policy_violation(p policy, r review) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE run uuid; missing text; severities text[] := ARRAY['info', 'low', 'medium', 'high', 'critical']; limit_at int;
BEGIN
  IF (SELECT count(*) FROM counting_approvers(r.id)) < (p.document -> 'approvals' ->> 'min')::int THEN RETURN 'too few approvals'; END IF;
  -- Each person fills one seat. By Hall's theorem all seats can be filled exactly when, for every set of demanded roles,
  -- at least as many people hold one of these roles as there are seats for them.
  WITH seat AS (SELECT key AS role, value::int AS n, row_number() OVER () - 1 AS bit FROM jsonb_each_text(coalesce(p.document -> 'approvals' -> 'roles', '{}'))),
    subset AS (SELECT array_agg(role) AS roles, sum(n) AS n FROM generate_series(1, (1 << (SELECT count(*)::int FROM seat)) - 1) AS mask
      JOIN seat ON mask & (1 << bit::int) <> 0 GROUP BY mask)
  SELECT array_to_string(roles, ', ') INTO missing FROM subset WHERE (SELECT count(*) FROM counting_approvers(r.id) a WHERE a.roles && subset.roles) < subset.n LIMIT 1;
  IF missing IS NOT NULL THEN RETURN 'too few approvals by ' || missing; END IF;
  SELECT c.id INTO run FROM check_run c JOIN manifest_revision m ON m.id = r.revision_id
    WHERE c.review_id = r.id AND c.round = r.round AND c.digest = m.digest AND c.surface_digest IS NOT DISTINCT FROM r.surface_digest ORDER BY c.finished_at DESC, c.id DESC LIMIT 1;
  IF EXISTS (SELECT 1 FROM jsonb_array_elements_text(coalesce(p.document -> 'requiredChecks', '[]')) needed(rule) WHERE NOT EXISTS (
      SELECT 1 FROM check_outcome o WHERE o.run_id = run AND o.rule_id = needed.rule AND o.status = 'PASS')) THEN RETURN 'a required check has not passed'; END IF;
  IF EXISTS (SELECT 1 FROM check_outcome o WHERE o.run_id = run AND o.required AND o.status NOT IN ('PASS', 'FAIL')) THEN RETURN 'a check without verdict'; END IF;
  limit_at := array_position(severities, p.document ->> 'blockSeverity');
  IF limit_at IS NOT NULL AND (run IS NULL OR EXISTS (SELECT 1 FROM finding f JOIN check_outcome o ON o.run_id = f.run_id AND o.rule_id = f.rule_id
      WHERE f.run_id = run AND o.enforced AND array_position(severities, f.severity) >= limit_at)) THEN
    RETURN 'a finding of blocking severity'; END IF;
  RETURN NULL;
END $$;

-- A listing exists only where the policy in force was met (basis `review`), or with the audit entry of the exception.
CREATE FUNCTION listing_justified() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE r review; p policy; violation text;
BEGIN
  IF new.basis <> 'review' THEN
    IF NOT EXISTS (SELECT 1 FROM audit_entry WHERE xact = pg_current_xact_id() AND action = 'listing.' || new.basis AND new.id::text = ANY (object_ids)) THEN
      PERFORM refuse('UNJUSTIFIED', 'basis ' || new.basis || ' without its audit entry'); END IF;
    RETURN NULL;
  END IF;
  SELECT * INTO r FROM review WHERE id = new.review_id;
  SELECT * INTO p FROM policy WHERE catalog_id = new.catalog_id ORDER BY version DESC LIMIT 1;
  IF p.id IS DISTINCT FROM new.policy_id THEN PERFORM refuse('POLICY', 'not the policy in force'); END IF;
  IF (r.state, r.version_id, r.catalog_id, r.revision_id) IS DISTINCT FROM ('approved', new.version_id, new.catalog_id, new.revision_id)
     OR r.surface_id IS DISTINCT FROM new.surface_id OR r.decided_xact IS DISTINCT FROM pg_current_xact_id() THEN
    PERFORM refuse('UNJUSTIFIED', 'no approval of this version, revision and catalog in this transaction'); END IF;
  violation := policy_violation(p, r);
  IF violation IS NOT NULL THEN PERFORM refuse('QUORUM', violation); END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER listing_justified AFTER INSERT ON listing DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION listing_justified();
CREATE CONSTRAINT TRIGGER listing_rejustified AFTER UPDATE ON listing DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN ((new.basis, new.review_id, new.policy_id, new.revision_id, new.surface_id) IS DISTINCT FROM (old.basis, old.review_id, old.policy_id, old.revision_id, old.surface_id))
  EXECUTE FUNCTION listing_justified();

-- Suspension wins: a blocked version can only be listed as suspended; two people lift a suspension; only a new
-- review ends an expiry or an admin's withdrawal.
CREATE FUNCTION listing_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE blocked timestamptz; renewed boolean;
BEGIN
  SELECT blocked_at INTO blocked FROM version WHERE id = new.version_id FOR SHARE;
  IF NOT EXISTS (SELECT 1 FROM manifest_revision m WHERE m.id = new.revision_id AND m.version_id = new.version_id) THEN
    PERFORM refuse('SUBJECT', 'the manifest belongs to another version'); END IF;
  IF tg_op = 'INSERT' THEN
    IF blocked IS NOT NULL AND new.suspended_at IS NULL THEN PERFORM refuse('BLOCKED', 'the version is suspended'); END IF;
    IF new.suspended_at IS NOT NULL THEN new.suspended_at := date_trunc('milliseconds', clock_timestamp()); END IF;
    RETURN new;
  END IF;
  -- The database's clock alone says when: a reinstatement must be younger than the suspension it lifts.
  IF new.suspended_at IS NOT NULL THEN new.suspended_at := coalesce(old.suspended_at, date_trunc('milliseconds', clock_timestamp())); END IF;
  renewed := new.review_id IS DISTINCT FROM old.review_id OR new.basis <> old.basis;
  IF renewed AND blocked IS NOT NULL AND new.suspended_at IS NULL THEN PERFORM refuse('BLOCKED', 'the version is suspended'); END IF;
  IF NOT renewed AND (new.revision_id, new.surface_id, new.policy_id) IS DISTINCT FROM (old.revision_id, old.surface_id, old.policy_id) THEN
    PERFORM refuse('IMMUTABLE', 'what is listed changes only by a new decision'); END IF;
  IF NOT renewed AND (old.withdrawn_at IS NOT NULL AND new.withdrawn_at IS NULL
      OR old.expires_at IS NOT NULL AND (new.expires_at IS NULL OR new.expires_at > old.expires_at)) THEN
    PERFORM refuse('IMMUTABLE', 'a withdrawal or an expiry ends only by a new decision'); END IF;
  IF old.suspended_at IS NOT NULL AND new.suspended_at IS NULL AND NOT EXISTS (SELECT 1 FROM reinstatement t
      WHERE t.listing_id = old.id AND t.confirmed_at IS NOT NULL AND t.voided_at IS NULL AND t.proposed_at >= old.suspended_at) THEN
    PERFORM refuse('TWO_PEOPLE', 'a suspension is lifted by two people'); END IF;
  RETURN new;
END $$;
CREATE TRIGGER listing_guard BEFORE INSERT OR UPDATE ON listing FOR EACH ROW EXECUTE FUNCTION listing_guard();

-- A block falls with the last suspension of the version, which two people lifted; it never falls before a listing exists.
CREATE FUNCTION version_block_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF new.blocked_at IS NOT NULL THEN
    new.blocked_at := coalesce(old.blocked_at, date_trunc('milliseconds', clock_timestamp()));
    RETURN new;
  END IF;
  IF EXISTS (SELECT 1 FROM listing l WHERE l.version_id = old.id AND l.suspended_at IS NOT NULL) OR NOT EXISTS (
      SELECT 1 FROM reinstatement t JOIN listing l ON l.id = t.listing_id
      WHERE l.version_id = old.id AND t.confirmed_at IS NOT NULL AND t.proposed_at >= old.blocked_at) THEN
    PERFORM refuse('TWO_PEOPLE', 'a block falls only with the last suspension'); END IF;
  RETURN new;
END $$;
CREATE TRIGGER version_block_guard BEFORE UPDATE ON version FOR EACH ROW
  WHEN (new.blocked_at IS DISTINCT FROM old.blocked_at) EXECUTE FUNCTION version_block_guard();

CREATE FUNCTION reinstatement_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF tg_op = 'INSERT' THEN
    IF new.confirmed_at IS NOT NULL THEN PERFORM refuse('TWO_PEOPLE', 'a reinstatement is first proposed, then confirmed'); END IF;
    IF NOT EXISTS (SELECT 1 FROM principal p JOIN principal_role pr ON pr.principal_id = p.id
        WHERE p.id = new.proposed_by_id AND p.disabled_at IS NULL AND pr.role IN ('security_reviewer', 'admin')) THEN
      PERFORM refuse('NOT_A_REVIEWER', 'a reinstatement is proposed by an enabled security reviewer or admin'); END IF;
    new.proposed_at := date_trunc('milliseconds', clock_timestamp());
    RETURN new;
  END IF;
  IF old.confirmed_at IS NOT NULL OR old.voided_at IS NOT NULL THEN PERFORM refuse('FINAL', 'the reinstatement is confirmed or void'); END IF;
  IF new.confirmed_at IS NOT NULL THEN
    -- Whoever answers for a robot stands behind its proposal: that would be one person twice.
    IF EXISTS (SELECT 1 FROM principal p WHERE p.id = old.proposed_by_id AND p.responsible_id = new.confirmed_by_id) THEN
      PERFORM refuse('TWO_PEOPLE', 'the proposal came from a robot of the same person'); END IF;
    IF EXISTS (SELECT 1 FROM listing l WHERE l.id = new.listing_id AND involved_in_version(l.version_id, new.confirmed_by_id)) THEN
      PERFORM refuse('SELF_APPROVAL', 'who had a hand in a version does not confirm its reinstatement'); END IF;
    IF NOT EXISTS (SELECT 1 FROM principal p JOIN principal_role pr ON pr.principal_id = p.id WHERE p.id = new.confirmed_by_id AND p.kind = 'user'
        AND p.disabled_at IS NULL AND pr.role IN ('security_reviewer', 'admin')) THEN
      PERFORM refuse('NOT_A_REVIEWER', 'a reinstatement is confirmed by an enabled security reviewer or admin'); END IF;
  END IF;
  RETURN new;
END $$;
CREATE TRIGGER reinstatement_guard BEFORE INSERT OR UPDATE ON reinstatement FOR EACH ROW EXECUTE FUNCTION reinstatement_guard();

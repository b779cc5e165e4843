-- The queue as a desk: what kind of review, how risky, how long it has waited for reviewers, who looks at it, and one view over reviews and requests.
ALTER TABLE "review" ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'new',
ADD COLUMN     "risk" TEXT,
ADD COLUMN     "running_since" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "waited_ms" BIGINT NOT NULL DEFAULT 0;

CREATE TABLE "review_presence" (
    "review_id" UUID NOT NULL,
    "principal_id" UUID NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "review_presence_pkey" PRIMARY KEY ("review_id","principal_id")
);

CREATE TABLE "queue_view" (
    "id" UUID NOT NULL,
    "principal_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "queue_view_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "due_targets" (
    "version" INTEGER NOT NULL,
    "document" JSONB NOT NULL,
    "set_by_id" UUID NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "due_targets_pkey" PRIMARY KEY ("version")
);

CREATE INDEX "review_presence_seen_at_idx" ON "review_presence"("seen_at");

CREATE UNIQUE INDEX "queue_view_principal_id_name_key" ON "queue_view"("principal_id", "name");

ALTER TABLE "review_presence" ADD CONSTRAINT "review_presence_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "review"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE review ADD CHECK (kind IN ('new', 'version', 'promotion', 'renewal')), ADD CHECK (risk IN ('none', 'info', 'low', 'medium', 'high', 'critical')),
  ADD CHECK (waited_ms >= 0);
ALTER TABLE queue_view ADD CHECK (btrim(name) <> ''), ADD CHECK (length(query) <= 2000);

-- ---------------------------------------------------------------- what is known of reviews that are there already
-- The guards want a new revision and an audit entry with each change; this changes nothing that anybody decided.
ALTER TABLE review DISABLE TRIGGER USER;
WITH stretch AS (
  -- From a revision (or the submission) to the first request for changes after it: reviewers had the ball.
  SELECT r.id, began.at AS from_at, min(v.cast_at) AS to_at
  FROM review r JOIN review any_catalog ON any_catalog.version_id = r.version_id
    JOIN vote v ON v.review_id = any_catalog.id AND v.decision = 'request_changes' AND v.cast_at >= r.submitted_at
    CROSS JOIN LATERAL (SELECT greatest(r.submitted_at, max(m.submitted_at)) AS at FROM manifest_revision m WHERE m.version_id = r.version_id AND m.submitted_at <= v.cast_at) AS began
  GROUP BY r.id, began.at
), earlier AS (
  SELECT id, sum(extract(epoch FROM to_at - from_at) * 1000) AS ms FROM stretch GROUP BY id
), present AS (
  SELECT r.id, greatest(r.submitted_at, m.submitted_at) AS since FROM review r JOIN manifest_revision m ON m.id = r.revision_id
)
UPDATE review r SET
  running_since = CASE WHEN r.state IN ('submitted', 'in_review') THEN p.since END,
  waited_ms = greatest(0, coalesce(e.ms, 0) + CASE WHEN r.decided_at IS NULL THEN 0 ELSE extract(epoch FROM r.decided_at - p.since) * 1000 END)::bigint,
  risk = (SELECT coalesce((array_agg(f.severity ORDER BY array_position('{critical,high,medium,low,info}'::text[], f.severity)) FILTER (WHERE f.severity IS NOT NULL))[1], 'none')
    FROM (SELECT c.id FROM check_run c WHERE c.review_id = r.id AND c.round = r.round ORDER BY c.finished_at DESC, c.id DESC LIMIT 1) AS newest
    LEFT JOIN finding f ON f.run_id = newest.id HAVING count(newest.id) > 0),
  kind = CASE
    WHEN EXISTS (SELECT 1 FROM review o WHERE o.version_id = r.version_id AND o.catalog_id = r.catalog_id AND o.state = 'approved' AND o.decided_at < r.submitted_at)
      OR EXISTS (SELECT 1 FROM listing l WHERE l.version_id = r.version_id AND l.catalog_id = r.catalog_id AND l.listed_at < r.submitted_at) THEN 'renewal'
    WHEN EXISTS (SELECT 1 FROM listing l WHERE l.version_id = r.version_id AND l.listed_at < r.submitted_at) THEN 'promotion'
    WHEN EXISTS (SELECT 1 FROM listing l JOIN version o ON o.id = l.version_id JOIN version mine ON mine.id = r.version_id
      WHERE o.server_id = mine.server_id AND l.catalog_id = r.catalog_id AND l.listed_at < r.submitted_at) THEN 'version'
    ELSE 'new' END
FROM present p LEFT JOIN earlier e ON e.id = p.id WHERE p.id = r.id;
ALTER TABLE review ENABLE TRIGGER USER;

-- ---------------------------------------------------------------- one list of what waits: reviews, and requests that people made
-- A request has no vote: open, it waits for a reviewer; declined and fulfilled are its ends. `clock` is when its time began to run,
-- as if it had never stopped; null while it does not.
CREATE VIEW queue_item AS
SELECT 'review' AS source, r.id, r.kind, r.state, c.slug AS catalog, c.audience, s.name AS server, s.name_key, n.name_key AS namespace_key,
  r.assignee_id, r.risk, r.submitted_at AS at, r.running_since - r.waited_ms * interval '1 millisecond' AS clock
FROM review r JOIN catalog c ON c.id = r.catalog_id JOIN version v ON v.id = r.version_id JOIN server s ON s.id = v.server_id JOIN namespace n ON n.id = s.namespace_id
UNION ALL
SELECT 'request', q.id, 'request', CASE q.state WHEN 'open' THEN 'in_review' WHEN 'declined' THEN 'rejected' ELSE 'approved' END, c.slug, c.audience, q.name, q.name_key, NULL,
  NULL, NULL, q.created_at, CASE WHEN q.state = 'open' THEN q.created_at END
FROM server_request q JOIN catalog c ON c.id = q.catalog_id;

-- ---------------------------------------------------------------- no change without its entry
CREATE CONSTRAINT TRIGGER demand_record AFTER INSERT ON due_targets DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION demand_record();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON due_targets FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON due_targets EXECUTE FUNCTION forbid_change();

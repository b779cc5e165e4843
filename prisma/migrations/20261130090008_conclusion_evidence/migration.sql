-- CreateTable
CREATE TABLE "review_conclusion" (
    "review_id" UUID NOT NULL,
    "concluded_by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "document" TEXT NOT NULL,
    "digest" TEXT NOT NULL,

    CONSTRAINT "review_conclusion_pkey" PRIMARY KEY ("review_id")
);

-- AddForeignKey
ALTER TABLE "review_conclusion" ADD CONSTRAINT "review_conclusion_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "review"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- As vote_evidence: written once, and says what its digest says.
ALTER TABLE review_conclusion ADD CHECK (digest = 'sha256:' || encode(sha256(convert_to(document, 'UTF8')), 'hex'));
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON review_conclusion FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON review_conclusion EXECUTE FUNCTION forbid_change();

CREATE CONSTRAINT TRIGGER demand_record AFTER INSERT ON review_conclusion DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION demand_record();

-- Evidence added to an approval after the fact would be none: this very transaction approved. Deferred, because what it rests on is read before.
CREATE FUNCTION conclusion_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM review r WHERE r.id = new.review_id AND r.state = 'approved' AND r.decided_xact = pg_current_xact_id()) THEN
    PERFORM refuse('EVIDENCE', 'a conclusion is written in the transaction that approves its review'); END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER conclusion_guard AFTER INSERT ON review_conclusion DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION conclusion_guard();

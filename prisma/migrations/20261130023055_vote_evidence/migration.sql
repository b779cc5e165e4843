-- CreateTable
CREATE TABLE "review_section_mark" (
    "review_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "digest" TEXT NOT NULL,
    "surface_digest" TEXT NOT NULL,
    "section" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "review_section_mark_pkey" PRIMARY KEY ("review_id","person_id","round","digest","surface_digest","section")
);

-- CreateTable
CREATE TABLE "vote_evidence" (
    "vote_id" UUID NOT NULL,
    "document" TEXT NOT NULL,
    "digest" TEXT NOT NULL,

    CONSTRAINT "vote_evidence_pkey" PRIMARY KEY ("vote_id")
);

-- AddForeignKey
ALTER TABLE "review_section_mark" ADD CONSTRAINT "review_section_mark_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "review"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vote_evidence" ADD CONSTRAINT "vote_evidence_vote_id_fkey" FOREIGN KEY ("vote_id") REFERENCES "vote"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What a decision rested on is defended a year later: it is written once, with its vote, and says what its digest says.
ALTER TABLE vote_evidence ADD CHECK (digest = 'sha256:' || encode(sha256(convert_to(document, 'UTF8')), 'hex'));
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON vote_evidence FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON vote_evidence EXECUTE FUNCTION forbid_change();

CREATE CONSTRAINT TRIGGER demand_record AFTER INSERT ON vote_evidence DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION demand_record();

-- Evidence added to a vote after the fact would be none: the vote was made by this very transaction.
CREATE FUNCTION vote_evidence_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM vote v WHERE v.id = new.vote_id AND v.xmin::text = (pg_current_xact_id()::text::bigint % (2^32)::bigint)::text) THEN
    PERFORM refuse('EVIDENCE', 'evidence is written in the transaction of its vote'); END IF;
  RETURN new;
END $$;
CREATE TRIGGER vote_evidence_guard BEFORE INSERT ON vote_evidence FOR EACH ROW EXECUTE FUNCTION vote_evidence_guard();

ALTER TABLE review_section_mark ADD CHECK (section IN ('summary', 'changes', 'trust', 'asks', 'tools', 'checks', 'precedent', 'thread'));

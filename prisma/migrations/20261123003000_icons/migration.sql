-- Icons of servers: fetched once for each listed manifest, drawn anew, served by us.
CREATE TABLE "icon_image" (
    "digest" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "icon_image_pkey" PRIMARY KEY ("digest")
);
CREATE TABLE "revision_icon" (
    "revision_id" UUID NOT NULL,
    "url" TEXT,
    "digest" TEXT,
    "refusal" TEXT,
    "fetched_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "revision_icon_pkey" PRIMARY KEY ("revision_id")
);
CREATE INDEX "revision_icon_digest_idx" ON "revision_icon"("digest");
ALTER TABLE "revision_icon" ADD CONSTRAINT "revision_icon_digest_fkey" FOREIGN KEY ("digest") REFERENCES "icon_image"("digest") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "revision_icon" ADD CONSTRAINT "revision_icon_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "manifest_revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- An icon or a reason, and an image under the digest of its own bytes: what a page shows can always be told from the rows.
ALTER TABLE "revision_icon" ADD CONSTRAINT "revision_icon_or_refusal" CHECK (("digest" IS NULL) <> ("refusal" IS NULL));
ALTER TABLE "icon_image" ADD CONSTRAINT "icon_image_digest" CHECK ("digest" = encode(sha256("bytes"), 'hex'));

-- A refusal that may pass is looked at again; a picture that is there, and a refusal for good, never.
ALTER TABLE "revision_icon" ADD COLUMN "next_at" TIMESTAMPTZ(3),
ADD COLUMN "tries" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "revision_icon" ADD CONSTRAINT "revision_icon_asked_again" CHECK ("next_at" IS NULL OR "digest" IS NULL);

-- What was refused so far because a host was away: these are the words of lib/http/outbound and lib/icons/fetch-icon for that.
UPDATE "revision_icon" SET "next_at" = now()
WHERE "refusal" LIKE '% could not be reached' OR "refusal" LIKE 'no complete answer within %' OR "refusal" LIKE 'the host of an icon answered %';

-- Which manifests name icons at all, so that looking for those without one reads no others.
CREATE INDEX "manifest_revision_naming_icons" ON "manifest_revision" ("id") WHERE position('"icons"'::bytea IN canonical) > 0;

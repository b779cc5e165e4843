-- The key said SET NULL, which the row's own check forbids: the database refused, and blamed the wrong thing. A picture that
-- a revision shows is not deleted.
ALTER TABLE "revision_icon" DROP CONSTRAINT "revision_icon_digest_fkey";
ALTER TABLE "revision_icon" ADD CONSTRAINT "revision_icon_digest_fkey" FOREIGN KEY ("digest") REFERENCES "icon_image"("digest") ON DELETE RESTRICT ON UPDATE CASCADE;

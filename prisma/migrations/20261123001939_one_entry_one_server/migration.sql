-- Two servers that adopted one entry wrote it in turn: the younger claim is given up and looked at anew.
UPDATE "sync_item" i SET "adopted_id" = NULL, "state" = 'pending', "next_at" = now()
WHERE EXISTS (
  SELECT 1 FROM "sync_item" o
  WHERE o."target_id" = i."target_id" AND o."adopted_id" = i."adopted_id" AND (o."created_at", o."server_id") < (i."created_at", i."server_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "sync_item_target_id_adopted_id_key" ON "sync_item"("target_id", "adopted_id");

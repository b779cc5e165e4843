-- CreateIndex
CREATE UNIQUE INDEX "sync_item_target_id_adopted_id_key" ON "sync_item"("target_id", "adopted_id");

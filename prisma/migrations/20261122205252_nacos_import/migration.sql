-- AlterTable
ALTER TABLE "import_run" ADD COLUMN     "target_id" UUID;

-- CreateTable
CREATE TABLE "sync_origin" (
    "target_id" UUID NOT NULL,
    "server_id" UUID NOT NULL,
    "nacos_id" TEXT NOT NULL,
    "nacos_name" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sync_origin_pkey" PRIMARY KEY ("target_id","server_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "sync_origin_target_id_nacos_id_key" ON "sync_origin"("target_id", "nacos_id");

-- AddForeignKey
ALTER TABLE "sync_origin" ADD CONSTRAINT "sync_origin_target_id_fkey" FOREIGN KEY ("target_id") REFERENCES "sync_target"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sync_origin" ADD CONSTRAINT "sync_origin_server_id_fkey" FOREIGN KEY ("server_id") REFERENCES "server"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_run" ADD CONSTRAINT "import_run_target_id_fkey" FOREIGN KEY ("target_id") REFERENCES "sync_target"("id") ON DELETE SET NULL ON UPDATE CASCADE;

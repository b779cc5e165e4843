-- Who reads the Nacos facade, and when last. Counted in memory and written in batches: nothing here decides anything.
CREATE TABLE "router_seen" (
    "reader" TEXT NOT NULL,
    "agent" TEXT NOT NULL,
    "catalog" TEXT NOT NULL,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "last_list_at" TIMESTAMPTZ(3),
    "last_detail_at" TIMESTAMPTZ(3),
    "last_recommend_at" TIMESTAMPTZ(3),
    "requests" BIGINT NOT NULL,

    CONSTRAINT "router_seen_pkey" PRIMARY KEY ("reader","agent","catalog")
);
CREATE INDEX "router_seen_last_seen_at_idx" ON "router_seen"("last_seen_at");

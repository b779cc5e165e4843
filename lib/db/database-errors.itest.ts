import { describe, expect, it } from "vitest";
import { openDatabase, prisma } from "@/lib/db/client";
import { isDatabaseAway } from "@/lib/db/database-errors";
import { transact } from "@/lib/db/transaction";
import { useInstallation } from "@/test/fixtures/installation";

useInstallation();

const thrownBy = (work: () => Promise<unknown>): Promise<unknown> => work().then(() => "nothing was thrown", (error: unknown) => error);

const ENDS_ITSELF = "SELECT pg_terminate_backend(pg_backend_pid())";

describe("isDatabaseAway", () => {
  it("knows a database that cannot be reached, in a query and in a transaction", async () => {
    const away = openDatabase("postgresql://nobody@127.0.0.1:1/nothing");
    expect(isDatabaseAway(await thrownBy(() => away.prisma.catalog.count()))).toBe(true);
    expect(isDatabaseAway(await thrownBy(() => away.prisma.$transaction((tx) => tx.catalog.count())))).toBe(true);
    expect(isDatabaseAway(await thrownBy(() => away.pool.query("SELECT 1")))).toBe(true);
    await away.close();
  });

  it("knows a connection that ends in the middle of a query or of a transaction", async () => {
    expect(isDatabaseAway(await thrownBy(() => prisma().$queryRawUnsafe(ENDS_ITSELF)))).toBe(true);
    const cut = transact(async (tx) => {
      await tx.$queryRawUnsafe(ENDS_ITSELF).catch(() => undefined);
      await tx.catalog.count();
    });
    expect(isDatabaseAway(await thrownBy(() => cut))).toBe(true);
  });

  it("takes nothing else for it", async () => {
    const { slug, title, audience } = await prisma().catalog.findFirstOrThrow();
    expect(isDatabaseAway(await thrownBy(() => prisma().catalog.create({ data: { slug, title, audience } })))).toBe(false);
    expect(isDatabaseAway(await thrownBy(() => prisma().$queryRawUnsafe("SELECT nonsense FROM nowhere")))).toBe(false);
    expect(isDatabaseAway(new TypeError("x is not a function"))).toBe(false);
  });
});

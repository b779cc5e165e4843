import { ensureBootstrapRobot } from "@/lib/access/bootstrap";
import { ensureFirstPeople, type FirstPeople } from "@/lib/access/first-people";
import { demandAdminWhoCanSignIn } from "@/lib/access/oidc/admin-way-in";
import { SYSTEM_CALLER } from "@/lib/access/system-caller";
import { change } from "@/lib/audit/write";
import { addCatalog } from "@/lib/catalog/catalog-service";
import { prisma } from "@/lib/db/client";
import { lockText } from "@/lib/db/transaction";

/** The catalog `default` exists always, and is public (governance.md §1). */
async function ensureDefaultCatalog(): Promise<void> {
  if ((await prisma().catalog.count({ where: { slug: "default" } })) > 0) return;
  await change(SYSTEM_CALLER, async (step) => {
    await lockText(step.tx, "catalog:default");
    if ((await step.tx.catalog.count({ where: { slug: "default" } })) > 0) {
      step.record({ action: "catalog.present", object: "default", objectIds: [] });
      return;
    }
    await addCatalog(step, SYSTEM_CALLER, { slug: "default", title: "Default", audience: "public" });
  });
}

/** What every installation needs before it serves; safe to run at each start and in several processes at once. */
export async function prepareInstallation(): Promise<FirstPeople> {
  await ensureDefaultCatalog();
  await ensureBootstrapRobot();
  const firstPeople = await ensureFirstPeople();
  await demandAdminWhoCanSignIn();
  return firstPeople;
}

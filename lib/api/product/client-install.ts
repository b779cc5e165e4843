import { manifestOf, type ServedEntry, surfaceOf } from "@/lib/catalog/served-entry";
import { config } from "@/lib/config/config";
import { AppError } from "@/lib/http/errors";
import { installSubject } from "@/lib/install/configuration/subject-mapper";
import type { ClientInstall } from "@/lib/install/configuration/schema";
import { installView } from "@/lib/install/configuration/view";
import type { InstallChoice } from "@/lib/install/configuration/view-schema";
import { routerName } from "@/lib/nacos/router-name-service";

/** The configuration of a served version for one client. Throws `invalid_request` for answers that are none, secrets too. */
export function clientInstallOf(catalog: string, entry: ServedEntry, choice: Omit<InstallChoice, "extra">): ClientInstall {
  const isRouter = choice.client === "nacos-mcp-router";
  const subject = installSubject(manifestOf(entry), surfaceOf(entry)?.tools ?? [], { ...config().install, shortKey: entry.listing.shortKey });
  const { install, targets, errors: wrong } = installView({ ...subject, routerName: isRouter ? routerName(catalog, entry.serverName) : "" }, { ...choice, extra: [] });
  const isUnknown = choice.target !== undefined && !targets.some(({ id }) => id === choice.target);
  const errors = isUnknown ? [...wrong, { path: "target", code: "unknown_target", message: "The plan has no such target." }] : wrong;
  if (errors.length > 0) throw new AppError("invalid_request", "The configuration cannot be written with these values; see errors.", errors);
  return install;
}

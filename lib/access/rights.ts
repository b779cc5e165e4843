import { type Action, PERMISSIONS } from "@/lib/access/permissions";
import { type Right, RIGHT_ROLES, type RightArea, type RightRole } from "@/lib/access/rights-schema";

/** Where acts on a thing are told; what is not named belongs to the operation of the installation. */
const AREAS: Readonly<Record<string, RightArea>> = {
  publish: "publishing", submission: "publishing", version: "publishing", request: "publishing",
  unapproved: "reviews", internal: "reviews", review: "reviews", queue: "reviews",
  listing: "listings", reinstatement: "listings", server: "listings",
  token: "people", robot: "people", user: "people", namespace: "people", shelf: "people",
  catalog: "catalogs", category: "catalogs", link: "catalogs", policy: "catalogs",
};

/** The permission table in the order in which it is written, for whoever wants to read it. Pure. */
export function rightsTable(): Right[] {
  return (Object.keys(PERMISSIONS) as Action[]).map((action) => {
    const { roles, namespaceRoles, personOnly, scope } = PERMISSIONS[action];
    const held: readonly RightRole[] = [...roles, ...namespaceRoles];
    return { action, area: AREAS[action.split(".")[0] ?? ""] ?? "operation", key: action.replaceAll(".", "_"), roles: RIGHT_ROLES.filter((role) => held.includes(role)), personOnly, scope };
  });
}

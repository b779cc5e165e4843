/** Path of the install plan of exactly this version in this catalog. */
export function installPlanPath(catalog: string, serverName: string, version: string): string {
  const path = `/api/v1/servers/${encodeURIComponent(serverName)}/versions/${encodeURIComponent(version)}/install-plan`;
  return catalog === "default" ? path : `${path}?catalog=${catalog}`;
}

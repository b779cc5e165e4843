import type { Route } from "next";
import type { ShellRights } from "@/components/layout/shell-viewer";
import type { GoKey } from "./shortcut";

export type PlaceId = "home" | "catalog" | "mine" | "queue" | "submit" | "console" | "tokens" | "account" | "api";
export type Place = { id: PlaceId; href: Route; key?: GoKey };

/** Pages that shortcuts and the palette lead to, as far as they are of use to the viewer. */
export function placesFor(can: ShellRights, signedIn: boolean): Place[] {
  const places: (Place & { shown: boolean })[] = [
    { id: "home", href: "/", key: "h", shown: true },
    { id: "catalog", href: "/servers", key: "l", shown: true },
    { id: "mine", href: "/account/submissions", key: "m", shown: signedIn },
    { id: "queue", href: "/console/queue", key: "r", shown: can.console },
    { id: "submit", href: "/submit", shown: can.submit },
    { id: "console", href: "/console", shown: can.console },
    { id: "tokens", href: "/account/tokens", shown: signedIn },
    { id: "account", href: "/account", shown: signedIn },
    { id: "api", href: "/docs/api", shown: true },
  ];
  return places.filter(({ shown }) => shown).map(({ shown: _shown, ...place }) => place);
}

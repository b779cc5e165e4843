/** The pages that are looked at, in the order in which somebody would meet them. */
import { z } from "zod";
import { MANY_TOOLS_SERVER } from "@/test/gatehouse/large-catalog";
import type { Session } from "@/test/gatehouse/session";
import type { PersonName, RunningGatehouse } from "@/test/gatehouse/start";
import { json } from "./decisions";

/** The frame of every page with hardly anything in it: what Next and the frame alone cost. */
export const FRAME = "/sign-in";

export interface MeasuredPage {
  name: string;
  path: string;
  /** Who looks; nobody in particular without one. */
  session?: Session;
}

const reviewsSchema = z.object({ items: z.array(z.object({ id: z.string() })).min(1) });

export async function pagesOf(gatehouse: RunningGatehouse): Promise<MeasuredPage[]> {
  const signIn = (name: PersonName) => gatehouse.signIn(gatehouse.people[name].email, gatehouse.people[name].password);
  const [ada, pia] = [await signIn("ada"), await signIn("pia")];
  const { items } = reviewsSchema.parse(await json(ada.fetch("/api/v1/reviews?state=in_review&limit=1")));
  const server = `/servers/${MANY_TOOLS_SERVER}`;
  const compared = [MANY_TOOLS_SERVER, "io.github.owner0/weather-0", "io.github.owner0/invoices-1", "io.github.owner0/tickets-2"].map((name) => `server=${encodeURIComponent(name)}`);
  const open = { frame: FRAME, home: "/", list: "/servers", "list, table": "/servers?view=table", "list, searched": "/servers?q=weather+forecasts", "list, nothing found": "/servers?q=wheatherr", namespace: "/servers/io.github.owner0" };
  const tabs = { server, "server, install": `${server}/install`, "server, 200 tools": `${server}/tools`, "server, versions": `${server}/versions`, "server, security": `${server}/security`, "server, API": `${server}/api` };
  const more = { compare: `/compare?${compared.join("&")}`, "API reference": "/docs/api" };
  const own = { account: "/account", favourites: "/account/servers", "own submissions": "/account/submissions", tokens: "/account/tokens", submit: "/submit" };
  const decide = { console: "/console", "queue of 2,000": "/console/queue", "queue of 2,000, due first": "/console/queue?sort=due", "queue of 2,000, searched": "/console/queue?q=weather", review: `/console/reviews/${items[0]?.id}`, "servers in the console": "/console/servers", catalogs: "/console/catalogs" };
  return [...named({ ...open, ...tabs, ...more }), ...named(own, pia), ...named(decide, ada)];
}

function named(paths: Record<string, string>, session?: Session): MeasuredPage[] {
  return Object.entries(paths).map(([name, path]) => ({ name, path, ...(session && { session }) }));
}

import { z } from "zod";
import type { Manifest } from "@/lib/manifest/schema";
import type { Answer } from "@/lib/install/answers";
import type { PlanInput } from "@/lib/install/schema";
import { type ClientInstall, clientIdSchema, type ClientId, type Note, type Os, osSchema } from "./schema";

/** One version as the install engine wants it, in the browser too. */
export interface InstallSubject {
  server: string;
  version: string;
  title: string;
  description: string;
  tools: { name: string; annotations?: Record<string, unknown> }[];
  manifest: Pick<Manifest, "packages" | "remotes">;
  /** The short key of the server (install.md §1.7). */
  shortKey: string;
  /** Its name in the Nacos facade. */
  routerName: string;
  /** The organisation lets clients run only what the registry names (install.md §1.7). */
  registryNames: boolean;
  /** Links by way of a public host are wanted. */
  webLinks: boolean;
}

/** A variable that the manifest does not declare and the user wants all the same (install.md §1.6, last paragraph). */
export type ExtraVariable = { name: string; value: string } | { name: string; secret: true };

export interface InstallChoice {
  client: ClientId;
  os: Os;
  /** Id of a target; one that there is none of counts as none. */
  target?: string | undefined;
  answers: Readonly<Record<string, Answer>>;
  extra: readonly ExtraVariable[];
}

export interface InstallView {
  install: ClientInstall;
  /** Best first, each with what speaks against it for this client. */
  targets: { id: string; transport: string; preferred: boolean; reason: Note | null }[];
  /** What the chosen target may be told. */
  inputs: PlanInput[];
  errors: { path: string; message: string; code: string }[];
}

/** What a browser remembers of a person's choice; a cookie with anything else in it counts as none. */
export const rememberedClientSchema = clientIdSchema.catch("vscode");
export const rememberedOsSchema = osSchema.optional().catch(undefined);
export const rememberedTargetSchema = z.string().regex(/^(?:pkg|remote):[a-z0-9:]{1,40}$/).optional().catch(undefined);

import { z } from "zod";
import type { PackageFacts } from "@/lib/draft/package-facts-schema";
import type { DraftNote } from "@/lib/draft/schema";

/** What npm's version document may hold and we read; fields of another type count as absent, it is other people's data. */
const documentSchema = z.looseObject({
  name: z.string().min(1),
  version: z.string().min(1),
  description: z.string().catch(""),
  mcpName: z.string().min(1).optional().catch(undefined),
  homepage: z.string().optional().catch(undefined),
  repository: z
    .union([z.string().transform((url) => ({ url, directory: undefined })), z.looseObject({ url: z.string(), directory: z.string().optional().catch(undefined) })])
    .optional()
    .catch(undefined),
  bin: z.union([z.string(), z.record(z.string(), z.unknown())]).optional().catch(undefined),
  deprecated: z.union([z.string(), z.boolean()]).optional().catch(undefined),
});
type NpmDocument = z.output<typeof documentSchema>;

/** Facts of an npm version document; null when it names no package or no version. */
export function npmFacts(document: unknown): PackageFacts | null {
  const read = documentSchema.safeParse(document);
  if (!read.success) return null;
  const { name, version, description, mcpName, homepage, repository } = read.data;
  return {
    registryType: "npm",
    identifier: name,
    version,
    description,
    repositories: repository === undefined ? [] : [{ url: repository.url, subfolder: repository.directory ?? null }],
    websiteUrl: homepage ?? null,
    serverNames: mcpName === undefined ? [] : [mcpName],
    notes: [...commandNotes(read.data), ...deprecationNotes(read.data)],
  };
}

/** `npx` runs the only command of a package, or the one that is named like it. */
function commandNotes({ name, bin }: NpmDocument): DraftNote[] {
  const commands = typeof bin === "string" ? [name] : Object.keys(bin ?? {});
  if (commands.length === 0) return [{ code: "no_command", value: name }];
  const isClear = commands.length === 1 || commands.includes(name.slice(name.lastIndexOf("/") + 1));
  return isClear ? [] : [{ code: "several_commands", value: commands.join(", ") }];
}

function deprecationNotes({ deprecated }: NpmDocument): DraftNote[] {
  if (deprecated === undefined || deprecated === false || deprecated === "") return [];
  return [{ code: "package_deprecated", value: deprecated === true ? null : deprecated }];
}

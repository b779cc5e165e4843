import { z } from "zod";

const positionSchema = z.object({ at: z.iso.datetime(), id: z.uuid() });
type Position = z.infer<typeof positionSchema>;

/** Where a page of a list begins, as links carry it (`time~id`); null when there is none or it is not ours. */
export function readPosition(text: string | undefined): Position | null {
  const [at, id] = (text ?? "").split("~");
  return positionSchema.safeParse({ at, id }).data ?? null;
}

export function writePosition(position: Position): string {
  return `${position.at}~${position.id}`;
}

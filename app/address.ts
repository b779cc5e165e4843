import { notFound } from "next/navigation";
import { z } from "zod";
import { isStorable, storableTextSchema } from "@/lib/http/storable-text-schema";

const valueSchema = z.union([storableTextSchema, z.array(storableTextSchema)]).optional();

/** The text of an address segment. What is wrongly encoded or no text names nothing: the not-found page. */
export function segmentText(segment: string): string {
  const text = decoded(segment);
  if (text === null || !isStorable(text)) notFound();
  return text;
}

/** One value of a query: the first of its name, undefined when there is none or it is empty. No text: the not-found page. */
export function queryText(value: unknown): string | undefined {
  const parsed = valueSchema.safeParse(value);
  if (!parsed.success) notFound();
  const first = Array.isArray(parsed.data) ? parsed.data[0] : parsed.data;
  return first === "" ? undefined : first;
}

function decoded(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}

import { notFound } from "next/navigation";
import { z } from "zod";

/** The id an address names; whatever is none leads nowhere. */
export function idOrNotFound(text: string): string {
  const id = z.uuid().safeParse(text).data;
  if (id === undefined) notFound();
  return id;
}

import { z } from "zod";

/** Texts of package metadata: other people's data, of any length. What is too long for its field counts as absent. */
export const nameText = z.string().min(1).max(255);
export const urlText = z.string().max(2048);
export const folderText = z.string().max(1024);

/** A sentence is cut, not left out: its beginning still tells something. */
export const sentenceText = z.string().transform((text) => text.slice(0, 10_000));

/** PyPI takes longer ones, yet what a server is called stands at the beginning or nowhere. */
export const readmeText = z.string().transform((text) => text.slice(0, 1_048_576));

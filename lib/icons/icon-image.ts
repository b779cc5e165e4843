import { createHash } from "node:crypto";

/** The edge of the picture we serve, in pixels: the largest one shown, on a screen with two pixels for one. */
export const ICON_EDGE = 128;
/** Beyond this a picture is refused by its head, before any of it is decoded: 2048 × 2048, 16 MB of memory. */
const MAX_PIXELS = 2048 * 2048;
const DRAW_WITHIN_SECONDS = 5;

/** Why there is no icon. `message` says it without repeating anything of what was sent. */
export class IconRefused extends Error {
  override readonly name = "IconRefused";
}

export interface DrawnIcon {
  /** SHA-256 of `bytes`, hexadecimal. */
  digest: string;
  /** WebP, `ICON_EDGE` pixels wide and high. */
  bytes: Buffer<ArrayBuffer>;
}

/** First bytes of the formats that are drawn. All others are refused unread, first of all SVG, which is a program. */
const SIGNATURES = [
  { format: "png", at: 0, bytes: Buffer.from("89504e470d0a1a0a", "hex") },
  { format: "jpeg", at: 0, bytes: Buffer.from("ffd8ff", "hex") },
  { format: "gif", at: 0, bytes: Buffer.from("GIF8") },
  { format: "webp", at: 8, bytes: Buffer.from("WEBP") },
] as const;

/** The format that the bytes themselves show; what a host calls them counts for nothing. */
function formatOf(bytes: Buffer): string | undefined {
  return SIGNATURES.find((known) => bytes.subarray(known.at, known.at + known.bytes.length).equals(known.bytes))?.format;
}

/**
 * Draws a picture anew (trust.md §6.3): decoded, brought to one size and written as WebP, without metadata or further frames. So
 * nothing a publisher's host sent ever reaches a browser as it was sent.
 *
 * @throws IconRefused for other formats, too many pixels, and what cannot be decoded.
 */
export async function drawIcon(sent: Buffer): Promise<DrawnIcon> {
  const format = formatOf(sent);
  if (format === undefined) throw new IconRefused("it is neither PNG, JPEG, GIF nor WebP");
  // Only workers draw: a process that serves pages need not load the library.
  const { default: sharp } = await import("sharp");
  try {
    const picture = sharp(sent, { limitInputPixels: MAX_PIXELS, failOn: "error", animated: false });
    const head = await picture.metadata();
    if (head.format !== format) throw new IconRefused("it is not what its first bytes say");
    const bytes = await picture
      .rotate()
      .resize(ICON_EDGE, ICON_EDGE, { fit: "contain", background: { r: 0, g: 0, b: 0, alpha: 0 } })
      .webp({ quality: 90 })
      .timeout({ seconds: DRAW_WITHIN_SECONDS })
      .toBuffer();
    return { digest: createHash("sha256").update(bytes).digest("hex"), bytes: Buffer.from(bytes) };
  } catch (error) {
    if (error instanceof IconRefused) throw error;
    throw new IconRefused(/pixel limit/i.test(String(error)) ? "it has too many pixels" : "it cannot be decoded");
  }
}

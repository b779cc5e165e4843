import { LRUCache } from "lru-cache";
import { ImageResponse } from "next/og";
import { createHash } from "node:crypto";
import { notFound } from "next/navigation";
import { segmentText } from "@/app/address";
import { pictureText } from "@/app/picture-text";
import { serverDetail } from "@/lib/submission/detail-service";

export const size = { width: 1200, height: 630 };
export const contentType = "image/png";

/** Colours of the light theme; a picture has no style sheet to take them from. */
const INK = "#1c2b2e";
const MUTED = "#53646a";
const PAPER = "#faf9f5";
const ACCENT = "#0f5c63";

const MAX_LETTERS = 140;
const MAX_KEPT_BYTES = 16 * 1024 * 1024;

interface PictureTexts {
  server: string;
  title: string;
  description: string;
  version: string;
}

/** Pictures by what is drawn on them: drawing one takes longer than everything else about a page. */
const kept = new LRUCache<string, Buffer<ArrayBuffer>>({ maxSize: MAX_KEPT_BYTES, sizeCalculation: (picture) => picture.length });

/** What a link to a server shows where it is shared. For everybody alike: only what anybody may see is drawn. */
export default async function ServerPicture({ params }: { params: Promise<{ ns: string; name: string }> }) {
  const { ns, name } = await params;
  const detail = await serverDetail(null, `${segmentText(ns)}/${segmentText(name)}`, undefined);
  if (detail === null) notFound();
  const description = pictureText(detail.description, "");
  const picture = await pictureOf({
    server: detail.server,
    title: pictureText(detail.title, detail.server),
    description: description.length > MAX_LETTERS ? `${description.slice(0, MAX_LETTERS)}…` : description,
    version: pictureText(detail.version.version, ""),
  });
  return new Response(picture, { headers: { "content-type": contentType, "cache-control": "public, no-cache" } });
}

async function pictureOf(texts: PictureTexts): Promise<Buffer<ArrayBuffer>> {
  const key = createHash("sha256").update(JSON.stringify(texts)).digest("base64url");
  const known = kept.get(key);
  if (known !== undefined) return known;
  // Without fonts of its own the renderer takes the one it brings along, read once: Geist, which our pages use too.
  const picture = Buffer.from(await new ImageResponse(<Picture {...texts} />, size).arrayBuffer());
  kept.set(key, picture);
  return picture;
}

function Picture({ server, title, description, version }: PictureTexts) {
  return (
    <div style={{ display: "flex", flexDirection: "column", justifyContent: "space-between", width: "100%", height: "100%", padding: 72, background: PAPER, color: INK }}>
      <div style={{ display: "flex", flexDirection: "column", gap: 24 }}>
        <div style={{ fontSize: 30, color: MUTED }}>{server}</div>
        <div style={{ fontSize: 76, lineHeight: 1.1 }}>{title}</div>
        <div style={{ fontSize: 34, lineHeight: 1.4, color: MUTED }}>{description}</div>
      </div>
      <div style={{ display: "flex", justifyContent: "space-between", borderTop: `6px solid ${ACCENT}`, paddingTop: 28, fontSize: 32 }}>
        <div style={{ color: ACCENT }}>Gatehouse</div>
        <div style={{ color: MUTED }}>{version}</div>
      </div>
    </div>
  );
}

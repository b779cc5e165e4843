import { ImageResponse } from "next/og";
import { readFile } from "node:fs/promises";
import path from "node:path";
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

/** What a link to a server shows where it is shared. For everybody alike: only what anybody may see is drawn. */
export default async function ServerPicture({ params }: { params: Promise<{ ns: string; name: string }> }) {
  const { ns, name } = await params;
  const detail = await serverDetail(null, `${segmentText(ns)}/${segmentText(name)}`, undefined);
  if (detail === null) notFound();
  const regular = await readFile(path.join(process.cwd(), "node_modules/geist/dist/fonts/geist-sans/Geist-Regular.ttf"));
  const description = pictureText(detail.description, "");
  return new ImageResponse(
    (
      <div style={{ display: "flex", flexDirection: "column", justifyContent: "space-between", width: "100%", height: "100%", padding: 72, background: PAPER, color: INK }}>
        <div style={{ display: "flex", flexDirection: "column", gap: 24 }}>
          <div style={{ fontSize: 30, color: MUTED }}>{detail.server}</div>
          <div style={{ fontSize: 76, lineHeight: 1.1 }}>{pictureText(detail.title, detail.server)}</div>
          <div style={{ fontSize: 34, lineHeight: 1.4, color: MUTED }}>{description.length > MAX_LETTERS ? `${description.slice(0, MAX_LETTERS)}…` : description}</div>
        </div>
        <div style={{ display: "flex", justifyContent: "space-between", borderTop: `6px solid ${ACCENT}`, paddingTop: 28, fontSize: 32 }}>
          <div style={{ color: ACCENT }}>Gatehouse</div>
          <div style={{ color: MUTED }}>{detail.version.version}</div>
        </div>
      </div>
    ),
    { ...size, fonts: [{ name: "Geist", data: regular }], headers: { "cache-control": "public, max-age=600" } },
  );
}

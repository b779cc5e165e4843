import type { Manifest } from "@/lib/manifest/schema";

type Icon = NonNullable<Manifest["icons"]>[number];

/** More addresses than this are not tried: whoever publishes decides how many requests we make. */
const MAX_CANDIDATES = 3;
/** The edge of the picture we draw, in pixels; what is larger is better than what is smaller. */
const WANTED_EDGE = 128;

/**
 * The addresses of a manifest's icons that are worth asking, best first: for a light ground, and of a size close above ours.
 * Drawings (SVG) are left out, since they are never drawn here. Pure.
 */
export function iconCandidates({ icons = [] }: Pick<Manifest, "icons">): string[] {
  const usable = icons.filter((icon) => icon.src.startsWith("https://") && !isDrawing(icon));
  const ranked = usable.map((icon) => ({ src: icon.src, cost: costOf(icon) })).sort((a, b) => a.cost - b.cost);
  return [...new Set(ranked.map(({ src }) => src))].slice(0, MAX_CANDIDATES);
}

function isDrawing({ src, mimeType }: Icon): boolean {
  return mimeType === undefined ? /\.svgz?(?:$|[?#])/i.test(src) : mimeType === "image/svg+xml";
}

function costOf({ theme, sizes = [] }: Icon): number {
  const edges = sizes.flatMap((size) => /^(\d+)x\d+$/.exec(size)?.[1] ?? []).map(Number);
  const misfit = edges.map((edge) => (edge >= WANTED_EDGE ? edge / WANTED_EDGE - 1 : 100 * (WANTED_EDGE / edge)));
  return (theme === "dark" ? 10_000 : 0) + Math.min(...misfit, 50);
}

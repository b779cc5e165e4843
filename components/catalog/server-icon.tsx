import type { CSSProperties } from "react";
import { cx } from "@/components/ui/class-names";
import { iconSource } from "./addresses";

const SIZES = {
  small: { edge: 32, box: "size-8 rounded-control text-sm" },
  medium: { edge: 40, box: "size-10 rounded-control text-base" },
  large: { edge: 56, box: "size-14 rounded-card text-2xl" },
} as const;

/** Hues of the marks, each some steps from its neighbours. */
const HUES = [25, 70, 110, 150, 195, 235, 275, 330] as const;

type ServerIconProps = { server: string; title: string; icon: string | null; size?: keyof typeof SIZES };

/**
 * The icon of a server as this registry drew it, or a mark: its first letter in a colour that follows from its name. It stands
 * beside the name, so screen readers pass over it. Its room is there before it is loaded.
 */
export function ServerIcon({ server, title, icon, size = "medium" }: ServerIconProps) {
  const { edge, box } = SIZES[size];
  if (icon === null) {
    return (
      <span aria-hidden className={cx("server-mark grid shrink-0 place-items-center font-semibold select-none", box)} style={{ "--mark-hue": hueOf(server) } as CSSProperties}>
        {firstLetter(title)}
      </span>
    );
  }
  // Of one size already and kept by the browser for good: nothing is left to optimise.
  // eslint-disable-next-line @next/next/no-img-element
  return <img src={iconSource(server, icon)} alt="" width={edge} height={edge} loading="lazy" decoding="async" className={cx("server-picture shrink-0 border border-line object-contain", box)} />;
}

/** What a reader sees as one letter, also outside of the Latin script. */
function firstLetter(title: string): string {
  return (/[\p{L}\p{N}]/u.exec(title)?.[0] ?? "?").toLocaleUpperCase("en");
}

function hueOf(server: string): number {
  let sum = 0;
  for (const letter of server) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 65_521;
  return HUES[sum % HUES.length] ?? HUES[0];
}

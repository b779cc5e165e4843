import { hiddenParts, spelledOut } from "./hidden-text";

/** Untrusted text with what is hidden in it spelled out, as in ⟦U+200B⟧. */
export function VisibleText({ text }: { text: string }) {
  return hiddenParts(text).map((part, index) =>
    index % 2 === 0 ? part : (
      <mark key={index} className="rounded-sm bg-danger-soft px-0.5 font-mono text-danger">
        {spelledOut(part)}
      </mark>
    ),
  );
}

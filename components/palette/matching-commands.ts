import type { Command } from "@/components/ui/command-palette";

/** Commands that have every typed word in their label, in any order; all of them when nothing is typed. Full-width and small letters are the same. */
export function matchingCommands(commands: readonly Command[], text: string): Command[] {
  const words = folded(text).split(/\s+/).filter(Boolean);
  return commands.filter(({ label }) => words.every((word) => folded(label).includes(word)));
}

function folded(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import type { Note } from "@/lib/install/configuration/schema";

/** What must be known beside a configuration, the gravest first. */
export function NoteList({ notes }: { notes: readonly Note[] }) {
  if (notes.length === 0) return null;
  const order = ["danger", "warning", "info"];
  const sorted = [...notes].sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level));
  return (
    <div className="flex flex-col gap-2">
      {sorted.map((note) => (
        <Notice key={note.message} tone={note.level}>
          <NoteText note={note} />
        </Notice>
      ))}
    </div>
  );
}

/** A note in the reader's language. */
export function NoteText({ note: { code, params } }: { note: Note }) {
  const t = useTranslations("installNotes");
  return <p className="wrap-anywhere">{t(code as "transport", params as never)}</p>;
}

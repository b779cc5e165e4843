"use client";

import { Autocomplete } from "@base-ui/react/autocomplete";
import { Dialog } from "@base-ui/react/dialog";
import { CornerDownLeft, Search } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import { cx } from "./class-names";
import { dialogStyle } from "./dialog-style";
import { Kbd } from "./kbd";
import { popupStyle } from "./popup-style";

export type Command = { id: string; label: string; detail?: string; icon: LucideIcon; keys?: string; choose: () => void };
export type CommandGroup = { id: string; label: string; items: readonly Command[] };

type CommandPaletteProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  labels: { title: string; placeholder: string; close: string; choose: string };
  text: string;
  onTextChange: (text: string) => void;
  /** What fits the text, best first; the palette itself filters nothing. Empty groups are left out. */
  groups: readonly CommandGroup[];
  /** Said to screen readers when it changes: how many there are, that none is, that it is looking. */
  status: string;
};

/**
 * One field that leads everywhere: a combobox in a dialog. Arrow keys, Enter and Escape; keys that belong to an input
 * method are left to it (Base UI takes nothing while a composition is under way).
 */
export function CommandPalette({ open, onOpenChange, labels, text, onTextChange, groups, status }: CommandPaletteProps) {
  const shown = groups.filter((group) => group.items.length > 0);
  return (
    <Dialog.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Dialog.Portal>
        <Dialog.Backdrop className={dialogStyle.backdrop} />
        <Dialog.Popup
          aria-label={labels.title}
          className="fixed top-[max(1rem,12dvh)] left-1/2 z-50 flex max-h-[min(34rem,calc(100dvh-2rem))] w-[min(40rem,calc(100vw-2rem))] -translate-x-1/2 flex-col overflow-hidden rounded-card border border-line bg-surface shadow-raised outline-none transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0"
        >
          <Autocomplete.Root
            open
            inline
            mode="none"
            items={shown}
            autoHighlight="always"
            keepHighlight
            value={text}
            onValueChange={(next, { reason }) => {
              if (reason === "input-change" || reason === "input-clear") onTextChange(next);
            }}
            itemToStringValue={(item: Command) => item.label}
          >
            <div className="flex items-center gap-3 border-b border-line px-4">
              <Search aria-hidden className="size-4 shrink-0 text-muted" />
              <Autocomplete.Input
                aria-label={labels.title}
                placeholder={labels.placeholder}
                className="h-13 min-w-0 flex-1 bg-transparent text-base outline-none placeholder:text-muted"
              />
              <Dialog.Close className="rounded-sm" aria-label={labels.close}>
                <Kbd keys="Esc" />
              </Dialog.Close>
            </div>
            <CommandList empty={shown.length === 0} status={status} />
            <p aria-hidden className="flex items-center gap-4 border-t border-line bg-sunken px-4 py-2 text-xs text-muted max-sm:hidden">
              <Kbd keys="↑ ↓" />
              <span className="flex items-center gap-1.5">
                <CornerDownLeft className="size-3.5" /> {labels.choose}
              </span>
            </p>
          </Autocomplete.Root>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function CommandList({ empty, status }: { empty: boolean; status: string }) {
  return (
    <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
      <p role="status" className={empty ? "px-4 py-6 text-sm text-muted" : "sr-only"}>
        {status}
      </p>
      <Autocomplete.List className="scroll-py-2 p-2 outline-none data-empty:p-0">
        {(group: CommandGroup) => (
          <Autocomplete.Group key={group.id} items={group.items} className="not-last:mb-2">
            <Autocomplete.GroupLabel className="px-2.5 py-1.5 text-xs font-medium text-muted">{group.label}</Autocomplete.GroupLabel>
            <Autocomplete.Collection>{(command: Command) => <CommandRow key={command.id} command={command} />}</Autocomplete.Collection>
          </Autocomplete.Group>
        )}
      </Autocomplete.List>
    </div>
  );
}

function CommandRow({ command }: { command: Command }) {
  const { label, detail, icon: Icon, keys, choose } = command;
  return (
    <Autocomplete.Item value={command} onClick={choose} className={cx(popupStyle.item, "min-h-10 scroll-my-2")}>
      <Icon aria-hidden className="text-muted" />
      <span className="min-w-0 flex-1">
        <span className="block truncate">{label}</span>
        {detail ? <span className="block truncate text-xs text-muted">{detail}</span> : null}
      </span>
      {keys ? (
        <span aria-hidden>
          <Kbd keys={keys} />
        </span>
      ) : null}
    </Autocomplete.Item>
  );
}

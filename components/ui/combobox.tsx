"use client";

import { Combobox as BaseCombobox } from "@base-ui/react/combobox";
import { Check, ChevronsUpDown, X } from "lucide-react";
import { cx } from "./class-names";
import { controlStyle } from "./control-style";
import { useFieldControl } from "./field-control";
import { popupStyle } from "./popup-style";
import type { SelectOption } from "./select";

type ComboboxProps = {
  options: readonly SelectOption[];
  /** Sends the chosen value with the form around it. */
  name?: string;
  value?: string | null;
  defaultValue?: string | null;
  onValueChange?: (value: string | null) => void;
  /** For options that a server finds: told what was typed, never in the middle of a composition. They are shown as given. */
  onSearch?: (text: string) => void;
  placeholder?: string;
  disabled?: boolean;
  labels: { open: string; clear: string; empty: string };
};

/**
 * A select to type into, after the APG pattern: for lists too long to read through. Inside a `Field` it gets its label,
 * hint and error by itself.
 */
export function Combobox({ options, name, value, defaultValue, onValueChange, onSearch, placeholder, disabled = false, labels }: ComboboxProps) {
  // The list sends the value, so the name is not the typed text's.
  const { name: fieldName, disabled: fieldDisabled = false, ...control } = useFieldControl();
  const sentName = name ?? fieldName;
  const optionOf = (wanted: string | null) => options.find((option) => option.value === wanted) ?? null;
  return (
    <BaseCombobox.Root
      items={options}
      disabled={disabled || fieldDisabled}
      isItemEqualToValue={(item: SelectOption, chosen: SelectOption) => item.value === chosen.value}
      {...(sentName === undefined ? {} : { name: sentName })}
      {...(value === undefined ? {} : { value: optionOf(value) })}
      {...(defaultValue === undefined ? {} : { defaultValue: optionOf(defaultValue) })}
      {...(onSearch === undefined ? {} : { filter: null })}
      onValueChange={(chosen: SelectOption | null) => onValueChange?.(chosen?.value ?? null)}
      onInputValueChange={(text, { reason }) => {
        if (reason === "input-change" || reason === "input-clear") onSearch?.(text);
      }}
    >
      <BaseCombobox.InputGroup className="relative block">
        <BaseCombobox.Input {...control} placeholder={placeholder} className={cx(controlStyle, "min-h-10 pr-17")} />
        <span className="absolute inset-y-0 right-1 flex items-center text-muted [&_svg]:size-4">
          <BaseCombobox.Clear aria-label={labels.clear} className={iconButton}>
            <X aria-hidden />
          </BaseCombobox.Clear>
          <BaseCombobox.Trigger aria-label={labels.open} className={iconButton}>
            <ChevronsUpDown aria-hidden />
          </BaseCombobox.Trigger>
        </span>
      </BaseCombobox.InputGroup>
      <ComboboxPopup empty={labels.empty} />
    </BaseCombobox.Root>
  );
}

const iconButton = "grid size-8 place-items-center rounded-control hover:bg-hover hover:text-ink";

function ComboboxPopup({ empty }: { empty: string }) {
  return (
    <BaseCombobox.Portal>
      <BaseCombobox.Positioner sideOffset={4} className={popupStyle.positioner}>
        <BaseCombobox.Popup className={cx(popupStyle.popup, "w-(--anchor-width)")}>
          <BaseCombobox.Empty className="text-sm text-muted not-empty:px-3.5 not-empty:py-3">{empty}</BaseCombobox.Empty>
          <BaseCombobox.List className="max-h-[min(20rem,var(--available-height))] overflow-y-auto overscroll-contain p-1 outline-none data-empty:p-0">
            {(option: SelectOption) => (
              <BaseCombobox.Item key={option.value} value={option} className={cx(popupStyle.item, "justify-between wrap-anywhere")}>
                {option.label}
                <BaseCombobox.ItemIndicator className="text-accent">
                  <Check aria-hidden />
                </BaseCombobox.ItemIndicator>
              </BaseCombobox.Item>
            )}
          </BaseCombobox.List>
        </BaseCombobox.Popup>
      </BaseCombobox.Positioner>
    </BaseCombobox.Portal>
  );
}

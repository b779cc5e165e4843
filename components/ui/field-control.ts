"use client";

import { createContext, use } from "react";

/** What a `Field` gives the control inside it, as attributes. */
export interface FieldControl {
  id?: string;
  name?: string;
  disabled?: boolean;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
}

const NONE: FieldControl = {};

export const FieldControlContext = createContext(NONE);

/** The attributes that tie a control to the `Field` around it; without one it stands for itself. */
export function useFieldControl(): FieldControl {
  return use(FieldControlContext);
}

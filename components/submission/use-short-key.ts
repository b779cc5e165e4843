import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useSettled } from "@/components/ui/use-settled";
import { shortKeysQuery, typedKeyQuery } from "@/lib/catalog/short-key-queries";
import type { ShortKeys } from "@/lib/catalog/short-key-schema";
import { chosenKey, type KeyVerdict, keyVerdict } from "./key-choice";
import { namedServer } from "./manifest-text";

export interface ShortKeyChoice {
  /** What the server is called in the chosen catalogs or would be; undefined: not known, or not to be told. */
  keys: ShortKeys | undefined;
  /** Undefined: nobody has typed. */
  typed: string | undefined;
  verdict: KeyVerdict | undefined;
  /** The key to submit; undefined: none was chosen. */
  chosen: string | undefined;
  /** The chosen key once typing has paused and it has the form of one. */
  shown: string | undefined;
  onType: (key: string) => void;
}

interface Asked {
  text: string;
  isValid: boolean;
  catalogs: readonly string[];
  /** What the page began with. */
  known: ShortKeys | undefined;
}

/** Not to ask at every key. */
const TYPING_PAUSE_MS = 400;

/** What clients are to call the server of a text, in some catalogs. */
export function useShortKey({ text, isValid, catalogs, known }: Asked): ShortKeyChoice {
  const server = useNamedServer(text, isValid);
  const [typed, setTyped] = useState<{ server: string; key: string }>();
  const isBegun = known !== undefined && known.server === server && known.items.map(({ catalog }) => catalog).join() === catalogs.join();
  const { data: keys } = useQuery({
    ...shortKeysQuery(server, catalogs),
    ...(isBegun && { initialData: known }),
    // While other catalogs are asked about, the field stays.
    placeholderData: (before) => (before?.server === server ? before : undefined),
  });
  const own = typed !== undefined && typed.server === server ? typed.key : undefined;
  const chosen = chosenKey({ keys, typed: own ?? "" });
  const settled = useSettled(chosen, TYPING_PAUSE_MS);
  const { data: answer } = useQuery(typedKeyQuery(server, catalogs, settled));
  const ofThis = settled === chosen ? answer : undefined;
  return {
    keys: server === undefined ? undefined : keys,
    typed: own,
    verdict: keyVerdict({ keys, typed: own ?? "", answer: ofThis }),
    chosen,
    shown: answer ? settled : undefined,
    onType: (key) => server !== undefined && setTyped({ server, key }),
  };
}

/** The server of the text since it was last valid: while a text is edited, what it is about does not come and go. */
function useNamedServer(text: string, isValid: boolean): string | undefined {
  const [server, setServer] = useState<string>();
  const name = namedServer(text);
  if (isValid && name !== server) setServer(name);
  const isOther = name === undefined ? text.trim() === "" : name !== server;
  return isOther ? undefined : server;
}

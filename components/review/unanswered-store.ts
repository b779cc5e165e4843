const PREFIX = "gatehouse-unanswered:";

/** What the browser keeps of decisions of a person that got no answer; null where it keeps none, or nothing for us. */
export function storedUnanswered(person: string): string | null {
  try {
    return localStorage.getItem(PREFIX + person);
  } catch {
    return null;
  }
}

/** Keeps that beyond the page; null: keeps nothing any more. */
export function storeUnanswered(person: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(PREFIX + person);
    else localStorage.setItem(PREFIX + person, text);
  } catch {
    // A full or forbidden store: the browser asked before the page went.
  }
}

/**
 * One shared value per process, whichever bundle asks.
 *
 * `server.ts` is bundled by esbuild and pages by Next: a module both load exists twice in one process.
 * Pool, configuration, read model and feed tail must exist once, so they live on `globalThis` under a
 * registered symbol; `server.ts` (or `worker.ts`, or a test) fills them, everyone else only reads.
 */
export interface Slot<T> {
  /** The value. Throws when nobody has filled the slot: a wiring mistake, never user input. */
  get(): T;
  peek(): T | undefined;
  set(value: T): void;
}

export function slot<T>(name: string): Slot<T> {
  const key = Symbol.for(`gatehouse.${name}`);
  const holder = globalThis as unknown as Record<symbol, T | undefined>;
  return {
    get() {
      const value = holder[key];
      if (value === undefined) throw new Error(`gatehouse: "${name}" was used before the process set it up`);
      return value;
    },
    peek: () => holder[key],
    set(value) {
      holder[key] = value;
    },
  };
}

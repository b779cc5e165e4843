/** Which servers of a catalog point to which others as their replacement. Most point to none, and cost nothing. */
export class Pointers {
  private readonly targets = new Map<string, readonly string[]>();
  private readonly sources = new Map<string, Set<string>>();

  /** Says what a server points to now. */
  set(source: string, targets: readonly string[]): void {
    for (const target of this.targets.get(source) ?? []) this.sources.get(target)?.delete(source);
    this.targets.delete(source);
    if (targets.length === 0) return;
    this.targets.set(source, targets);
    for (const target of targets) this.sources.set(target, (this.sources.get(target) ?? new Set()).add(source));
  }

  /** The servers that point to one of these. */
  to(targets: readonly string[]): Set<string> {
    return new Set(targets.flatMap((target) => [...(this.sources.get(target) ?? [])]));
  }
}

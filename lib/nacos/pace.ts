/** So many writes begin per second at most (nacos.md §7.8), evenly spaced. What takes something away waits for nobody. */
export class Pace {
  private next = 0;

  constructor(
    private readonly perSecond: number,
    private readonly sleep: (ms: number) => Promise<void>,
    private readonly now: () => number = Date.now,
  ) {}

  async turn(urgent: boolean): Promise<void> {
    if (urgent) return;
    const at = Math.max(this.now(), this.next);
    this.next = at + 1000 / this.perSecond;
    if (at > this.now()) await this.sleep(at - this.now());
  }
}

/** As much of a browser as a sign-in needs: cookies by origin, and redirects one by one. */
export class Browser {
  private readonly jars = new Map<string, Map<string, string>>();

  async ask(address: string, init: RequestInit = {}): Promise<Response> {
    const { origin } = new URL(address);
    const jar = this.jars.get(origin) ?? new Map<string, string>();
    this.jars.set(origin, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(address, { ...init, redirect: "manual", headers: { ...(init.headers as Record<string, string>), ...(cookie !== "" && { cookie }) } });
    for (const line of answer.headers.getSetCookie()) keep(jar, line);
    return answer;
  }

  /** Follows redirects until a page, or until `stopAt` would be asked. Answers every address on the way. */
  async follow(address: string, stopAt: (address: string) => boolean): Promise<string[]> {
    const way = [address];
    for (let steps = 0; steps < 15; steps += 1) {
      const here = way.at(-1) ?? "";
      if (stopAt(here)) return way;
      const location = (await this.ask(here)).headers.get("location");
      if (location === null) return way;
      way.push(new URL(location, here).href);
    }
    throw new Error(`too many redirects: ${way.join(" → ")}`);
  }

  set(origin: string, name: string, value: string): void {
    const jar = this.jars.get(origin) ?? new Map<string, string>();
    this.jars.set(origin, jar.set(name, value));
  }

  cookie(origin: string, name: string): string | undefined {
    return this.jars.get(origin)?.get(name);
  }
}

function keep(jar: Map<string, string>, line: string): void {
  const [pair = "", ...attributes] = line.split(";").map((part) => part.trim());
  const [name, value] = [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)];
  const isGone = value === "" || attributes.some((attribute) => /^max-age=0$/i.test(attribute) || /^expires=.*1970/i.test(attribute));
  if (isGone) jar.delete(name);
  else jar.set(name, value);
}

/** A signed-in person over real HTTP: keeps the cookies next-auth sets and sends what a browser would. */
export interface Session {
  /** Adds cookie, `Origin` and, where there is a body, the JSON content type. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** For programs that send their own requests. */
  cookie(): string;
}

class CookieJar {
  private readonly cookies = new Map<string, string>();

  take(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";", 1);
      const [name = "", ...value] = pair.split("=");
      this.cookies.set(name, value.join("="));
    }
  }

  header(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  has(part: string): boolean {
    return [...this.cookies.keys()].some((name) => name.includes(part));
  }
}

/** The answer to an attempt to sign in through next-auth's credentials provider, as the sign-in page makes it. */
export async function trySignIn(baseUrl: string, email: string, password: string, jar = new CookieJar()): Promise<Response> {
  const csrf = await fetch(`${baseUrl}/api/auth/csrf`);
  jar.take(csrf);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const answer = await fetch(`${baseUrl}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: jar.header(), origin: baseUrl, "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ csrfToken, email, password, json: "true", callbackUrl: baseUrl }),
  });
  jar.take(answer);
  return answer;
}

/** Signs in. Throws when it is refused. */
export async function signIn(baseUrl: string, email: string, password: string): Promise<Session> {
  const jar = new CookieJar();
  const answer = await trySignIn(baseUrl, email, password, jar);
  if (!jar.has("session-token")) throw new Error(`sign-in of ${email} was refused: ${answer.status} ${await answer.text()}`);
  return {
    cookie: () => jar.header(),
    fetch(path, init = {}) {
      const headers = new Headers(init.headers);
      headers.set("cookie", jar.header());
      headers.set("origin", baseUrl);
      if (init.body !== undefined && init.body !== null && !headers.has("content-type")) headers.set("content-type", "application/json");
      return fetch(`${baseUrl}${path}`, { ...init, headers, redirect: "manual" });
    },
  };
}

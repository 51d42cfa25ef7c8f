/** The part of `sessionStorage` that is used: what lies in it belongs to this tab and is gone when the tab is closed. */
export interface Drawer {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

const keys = { token: 'access-token', body: 'body', lastCase: 'last-case' } as const;

/** What this tab remembers between pages: the access token, and where its reader was. No names, no text of cases. */
export class Session {
  readonly #drawer: Drawer;

  constructor(drawer: Drawer) {
    this.#drawer = drawer;
  }

  get token(): string | undefined {
    return this.#drawer.getItem(keys.token) ?? undefined;
  }

  /** The body chosen by somebody who belongs to several. */
  get body(): string | undefined {
    return this.#drawer.getItem(keys.body) ?? undefined;
  }

  /** Path of the case opened last in this tab. */
  get lastCase(): string | undefined {
    return this.#drawer.getItem(keys.lastCase) ?? undefined;
  }

  begin(token: string): void {
    this.end();
    this.#drawer.setItem(keys.token, token);
  }

  choose(body: string): void {
    this.#drawer.setItem(keys.body, body);
  }

  visit(casePath: string): void {
    this.#drawer.setItem(keys.lastCase, casePath);
  }

  /** Forgets who was signed in, but not which case was open: the next one may want to see it. */
  end(): void {
    this.#drawer.removeItem(keys.token);
    this.#drawer.removeItem(keys.body);
  }
}

/** The part of `sessionStorage` that is used: what lies in it belongs to this tab and is gone when the tab is closed. */
export interface Drawer {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

const keys = { token: 'access-token', body: 'body', role: 'role', lastPage: 'last-page' } as const;

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

  /** The role chosen by somebody who has several. */
  get role(): string | undefined {
    return this.#drawer.getItem(keys.role) ?? undefined;
  }

  /** Path of the page opened last in this tab. */
  get lastPage(): string | undefined {
    return this.#drawer.getItem(keys.lastPage) ?? undefined;
  }

  begin(token: string): void {
    this.end();
    this.#drawer.setItem(keys.token, token);
  }

  choose(body: string): void {
    this.#drawer.setItem(keys.body, body);
  }

  chooseRole(role: string): void {
    this.#drawer.setItem(keys.role, role);
  }

  visit(path: string): void {
    this.#drawer.setItem(keys.lastPage, path);
  }

  /** Forgets who was signed in, but not which page was open: the next one may want to see it. */
  end(): void {
    this.#drawer.removeItem(keys.token);
    this.#drawer.removeItem(keys.body);
    this.#drawer.removeItem(keys.role);
  }
}

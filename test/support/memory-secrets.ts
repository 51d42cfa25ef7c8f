import type { Secret, SecretStore } from '#core/ports/secret-store.ts';

/** Secrets in memory. */
export class MemorySecrets implements SecretStore {
  readonly kept = new Map<string, Secret>();
  /** Runs before each write: where a test lets it fail. */
  beforeWrite: (name: string) => Promise<void> = async () => {};

  async put(pk: string, sk: string, secret: Secret): Promise<void> {
    await this.beforeWrite(`put ${pk}`);
    this.kept.set(`${pk} ${sk}`, { ...secret });
  }

  async putOnce(pk: string, sk: string, secret: Secret): Promise<boolean> {
    const known = this.kept.get(`${pk} ${sk}`);
    if (known !== undefined && JSON.stringify(known) !== JSON.stringify(secret)) return false;
    await this.put(pk, sk, secret);
    return true;
  }

  async get(pk: string, sk: string): Promise<Secret | undefined> {
    return this.kept.get(`${pk} ${sk}`);
  }

  async remove(pk: string, sk: string): Promise<void> {
    await this.beforeWrite(`remove ${pk}`);
    this.kept.delete(`${pk} ${sk}`);
  }
}

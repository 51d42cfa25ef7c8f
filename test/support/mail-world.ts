import { vi } from 'vitest';
import type { Commit } from '#core/ledger/commit.ts';
import { proposalKey } from '#core/ledger/keys.ts';
import type { Directory } from '#core/directory/directory.ts';
import { gatherNotices } from '#functions/gather-notices/gather-notices.ts';
import { runLane } from '#functions/platform/mail/mail-lane.ts';
import type { LaneDependencies } from '#functions/platform/mail/mail-lane.ts';
import { remembered } from '#functions/platform/flow/remembered.ts';
import { recordMailDelivery } from '#functions/record-mail-delivery/record-mail-delivery.ts';
import { sendDigests } from '#functions/send-digests/send-digests.ts';
import type { RoundReport } from '#functions/send-digests/send-digests.ts';
import { secretLinkSigner } from '#functions/adapters/secrets/secret-links.ts';
import { aDirectory } from './a-directory.ts';
import type { CaseStory } from './case-story.ts';
import { MemorySecrets } from './memory-secrets.ts';
import { MemoryMails } from './memory-mails.ts';
import { now } from '#functions/platform/clock.ts';
import { body, ProductInMemory } from './product-in-memory.ts';

/** Everything that tells people, in memory and at a time the test sets: ledger, notices, lanes, transport, executions. */
export class MailWorld {
  readonly product: ProductInMemory;
  readonly mails: MemoryMails;
  readonly secrets = new MemorySecrets();
  /** Whether the deployment has a gateway for short messages. */
  hasGateway = true;

  private constructor(product: ProductInMemory) {
    this.product = product;
    this.mails = new MemoryMails(product.crash);
  }

  static async begin(directory: Directory = aDirectory()): Promise<MailWorld> {
    return new MailWorld(await new ProductInMemory().recordsDirectory(directory));
  }

  /** Needs fake timers. */
  at(instant: string): this {
    vi.setSystemTime(new Date(instant));
    return this;
  }

  /** What the story has told beyond the log is committed, and its notices are gathered. */
  async tells(story: CaseStory, proposalId = 'p1'): Promise<this> {
    const pk = proposalKey(body, proposalId);
    await this.product.tells(story, pk);
    await this.gathers(pk);
    return this;
  }

  /** As the stream brings a log's commits after that one; the last one unless told. */
  gathersBrought(pk: string, after = this.product.ledger.log(pk).length - 1): Promise<void> {
    return this.gathers(pk, this.product.ledger.log(pk).slice(after));
  }

  async gathers(pk: string, brought: readonly Commit[] = []): Promise<void> {
    const { notices, marks, digests } = this.mails;
    // Each time by an instance that remembers nothing.
    await gatherNotices(
      {
        cases: this.product.cases,
        endpoints: this.product.endpoints,
        allocations: this.product.allocations,
        followed: remembered(1),
        notices,
        marks,
        digests,
      },
      pk,
      brought,
    );
  }

  get lane(): LaneDependencies {
    const { notices, lanes, records, marks, digests, transport, robots, sms } = this.mails;
    return {
      cases: this.product.cases,
      allocations: this.product.allocations,
      plans: this.product.plans,
      notices,
      lanes,
      mails: records,
      marks,
      digests,
      transport,
      robots,
      ...(this.hasGateway ? { sms } : {}),
      portalUrl: 'https://portal.yunlan.example',
      links: secretLinkSigner(this.secrets, now),
    };
  }

  runs(recipientId: string, at?: string): Promise<void> {
    return runLane(this.lane, { body, recipientId, ...(at === undefined ? {} : { at }) });
  }

  round(): Promise<RoundReport> {
    return sendDigests(
      { ...this.lane, cases: this.product.cases, marks: this.mails.marks, now, elapsed: () => Date.now() },
      { round: { bodies: [body] } },
    );
  }

  hears(event: unknown): Promise<unknown> {
    const { notices, records, digests } = this.mails;
    return recordMailDelivery({ cases: this.product.cases, notices, mails: records, digests }, event);
  }

  /** Subjects of what the transport took, with the address. */
  get subjects(): string[] {
    return this.mails.sent.map(({ to, rendered }) => `${to.email.replace('@yunlan.example', '')}: ${rendered.subject}`);
  }
}

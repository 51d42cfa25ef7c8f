import type { Mail } from '#core/reminder/mails.ts';
import type { MailLedger } from '#functions/adapters/dynamo-mail-ledger.ts';
import type { Handed, Mailer } from '#functions/adapters/ses-mailer.ts';
import { CrashPoints } from './crash-points.ts';

/** The mail ledger and the transport in memory. */
export class MemoryMails implements MailLedger, Mailer {
  /** Everything the transport accepted. */
  readonly sent: { readonly mail: Mail; readonly proposalId: string; readonly again: boolean }[] = [];
  readonly statuses = new Map<string, 'claimed' | 'sent' | 'refused'>();
  readonly cursors = new Map<string, number>();
  private readonly crash: CrashPoints;

  constructor(crash = new CrashPoints()) {
    this.crash = crash;
  }

  get keys(): string[] {
    return this.sent.map(({ mail }) => mail.key);
  }

  async cursor(pk: string): Promise<number> {
    return this.cursors.get(pk) ?? 0;
  }

  async advance(pk: string, seq: number): Promise<void> {
    await this.crash.around('advance', () => this.cursors.set(pk, Math.max(seq, this.cursors.get(pk) ?? 0)));
  }

  async claim(pk: string, mail: Mail): Promise<'claimed' | 'settled' | 'uncertain'> {
    const status = this.statuses.get(`${pk} ${mail.key}`);
    if (status !== undefined) return status === 'claimed' ? 'uncertain' : 'settled';
    await this.crash.around(`claim ${mail.key}`, () => this.statuses.set(`${pk} ${mail.key}`, 'claimed'));
    return 'claimed';
  }

  async settle(pk: string, mail: Mail, handed: Handed): Promise<void> {
    await this.crash.around(`settle ${mail.key}`, () => this.statuses.set(`${pk} ${mail.key}`, 'refused' in handed ? 'refused' : 'sent'));
  }

  /** Answers of the transport other than acceptance, by person. */
  readonly answers = new Map<string, Handed | Error>();

  async send(mail: Mail, proposalId: string, again: boolean): Promise<Handed> {
    const answer = this.answers.get(mail.to.personId);
    if (answer instanceof Error) throw answer;
    return answer ?? this.crash.around(`send ${mail.key}`, () => ({ messageId: `message ${this.sent.push({ mail, proposalId, again })}` }));
  }
}

import type { Mobile } from '#core/directory/directory.ts';
import type { RenderedSms } from '#core/notices/sms/render-sms.ts';
import type { Handed } from './mail-transport.ts';

export interface ShortMessage {
  readonly body: string;
  readonly personId: string;
  /** As the directory has it now: the number itself is read where it is sent. */
  readonly mobile: Mobile;
  /** One for ever; a second try has the same one. */
  readonly mailId: string;
  /** An earlier try may have arrived. */
  readonly again: boolean;
  readonly rendered: RenderedSms;
}

export interface SmsChannel {
  /**
   * Hands one message to the gateway. `refused` is about the number alone, and for good. What may pass is thrown:
   * `MailNotTakenError` when it is certain that nothing was taken; any other error leaves that open.
   */
  send(message: ShortMessage): Promise<Handed>;
}

import type { Robot } from '#core/directory/directory.ts';
import type { Handed } from './mail-transport.ts';

export interface RobotMessage {
  readonly body: string;
  readonly unitId: string;
  /** As the directory has it now. */
  readonly robot: Robot;
  readonly mailId: string;
  /** What a conversation list shows of it (`robotTitle`). */
  readonly title: string;
  /** What `robotMarkdown` made. */
  readonly markdown: string;
}

export interface RobotChannel {
  /**
   * Hands one message to a unit's group robot. Robots give no message id, so `messageId` is the mail's. What may pass is
   * thrown: `MailNotTakenError` when it is certain that nothing was taken; any other error leaves that open.
   */
  send(message: RobotMessage): Promise<Handed>;
}

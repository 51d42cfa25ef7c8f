/** How far the follower and the morning's round came (never back), and what threads of mails hang on. */
export interface MailMarks {
  /** Commits of a case whose notices are written. */
  followed(body: string, proposalId: string): Promise<number>;
  advance(body: string, proposalId: string, seq: number): Promise<void>;
  /** The instant up to which every recipient whose moment came was visited; '' before the first round. */
  round(body: string): Promise<string>;
  roundIsUpTo(body: string, instant: string): Promise<void>;
  /** The message id of the first mail about that case alone to that reader: what later ones are threaded under. */
  thread(body: string, proposalId: string, recipientId: string): Promise<string | undefined>;
  /** Keeps the first one. */
  beginThread(body: string, proposalId: string, recipientId: string, messageId: string): Promise<void>;
}

/** What a file may be attached to: the proposal, or of a unit's share its opinion, its record of contact with the member, its letter. */
export const fileTargets = ['proposal', 'opinion', 'contact', 'letter'] as const;
export type FileTarget = (typeof fileTargets)[number];

/** What a file is by its content; nothing else is accepted. */
export const fileKinds = ['pdf', 'docx', 'xlsx', 'pptx', 'doc', 'xls', 'ppt', 'jpeg', 'png', 'text'] as const;
export type FileKind = (typeof fileKinds)[number];

/** What the scanner said; `none`: none is set up here. */
export const scanResults = ['clean', 'none'] as const;
export type ScanResult = (typeof scanResults)[number];

/** A file of a case: what it is called, and by which content it is found. Its bytes never change. */
export interface AttachedFile {
  readonly id: string;
  readonly to: FileTarget;
  /** The share it belongs to, with the unit and the round of that moment; none of the proposal's own. */
  readonly share?: { readonly assignmentId: string; readonly unitId: string; readonly round: number };
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly kind: FileKind;
  readonly sha256: string;
  readonly scan: ScanResult;
  /** A picture that no letter can print. */
  readonly unprintable?: true;
  readonly attachedAt: string;
  readonly attachedBy: string;
  /** A removed file stays on record and is handed out no more. */
  readonly removed?: { readonly at: string; readonly by: string; readonly reason: string };
}

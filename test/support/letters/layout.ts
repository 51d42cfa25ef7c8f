/** A letter of an invented office, as some place lays it out, and what it says. */
export interface Layout {
  readonly name: string;
  readonly text: string;
  readonly says: Readonly<Record<string, unknown>>;
  readonly missing?: readonly string[];
  readonly flags?: readonly string[];
}

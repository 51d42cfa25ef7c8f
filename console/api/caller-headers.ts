/** Who asks. */
export interface Caller {
  readonly token: string;
  /** Named when the caller belongs to several bodies. */
  readonly body: string | undefined;
}

export function callerHeaders({ token, body }: Caller): Readonly<Record<string, string>> {
  return { Authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'X-Body': body }) };
}

/** Where the stand-ins pretend to be. `apiUrl` is the HTTP API's real address on loopback, without a trailing slash. */
export interface Placement {
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
  readonly apiUrl: string;
}

/** What `Ref` and `Fn::GetAtt` answer for a resource that does not need its properties for that. */
export interface ResourceIdentity {
  readonly arn: string;
  /** What `Ref` gives; the physical name unless said otherwise. */
  readonly ref?: string;
  /** Answers of `Fn::GetAtt` besides `Arn`. */
  readonly attributes?: Readonly<Record<string, string>>;
}

/** How the embedded cloud takes one CloudFormation resource type. */
export interface ResourceKind {
  /** `runs`: a stand-in does its work. `noted`: it means nothing on one machine, for the reason in `why`. */
  readonly disposition: 'runs' | 'noted';
  readonly why?: string;
  /** Of a noted type: a property and the values with which it means nothing; with any other it is refused by name. */
  readonly only?: { readonly property: string; readonly values: readonly string[] };
  /** The property that gives the physical name, and how long a generated name may be. */
  readonly nameProperty?: string;
  readonly longestName?: number;
  /** Generated names have no capitals. */
  readonly isLowerCase?: true;
  identify(name: string, at: Placement): ResourceIdentity;
  /** Of a type that runs: the properties a stand-in obeys. */
  readonly obeyed?: readonly string[];
  /** Of a type that runs: properties without effect on one machine, each with the reason. Any other is refused by name. */
  readonly ignored?: Readonly<Record<string, string>>;
}

/** An ARN of `service` with the placement's region and account. */
export function arnOf(at: Placement, service: string, resource: string): string {
  return `arn:${at.partition}:${service}:${at.region}:${at.accountId}:${resource}`;
}

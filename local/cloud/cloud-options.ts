import type { Person } from '../identity/person.ts';
import type { Site } from '../page/site.ts';
import type { SendQuota } from '../ses/send-quota.ts';

/** How the embedded cloud is started. */
export interface CloudOptions {
  /** Directory of the cloud assembly; without one the services run alone, with nothing in them. */
  readonly assembly?: string;
  /** Where data are kept; `memory` keeps none. */
  readonly dataDir: string;
  /** Values of template parameters; as a function of the API's address where they need it. */
  readonly parameters?: Readonly<Record<string, string>> | ((at: { apiUrl: string }) => Readonly<Record<string, string>>);
  /** Port of the HTTP API and the local pages; 0 takes a free one. */
  readonly apiPort: number;
  /** Port of the AWS APIs; a free one unless told. */
  readonly endpointPort?: number;
  /** Where virtual time begins when the data have none yet, in milliseconds since 1970; now unless told. */
  readonly beginAt?: number;
  /** Removes all data first. */
  readonly fresh?: boolean;
  /** Told, line by line, what a person who runs the cloud should know. */
  readonly log?: (line: string) => void;
  /** Who can sign in at the development issuer. */
  readonly people?: readonly Person[];
  /** Public clients browsers may sign in for at the development issuer, besides the API's audience. */
  readonly identityClients?: readonly string[];
  /** What the local pages say of the product. */
  readonly site?: Partial<Site>;
  /** What SES lets the account send; generous unless told. */
  readonly mailQuota?: SendQuota;
  readonly region?: string;
  readonly accountId?: string;
  /** Workers of one function, and of all together; see LambdaOptions. */
  readonly functionConcurrency?: number;
  readonly totalConcurrency?: number;
  /** Real milliseconds after which a worker without work ends; see LambdaOptions. */
  readonly idleMs?: number;
}

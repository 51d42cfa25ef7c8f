import type { EndpointSettings, disablings, signatures, verifications } from './endpoint-event.ts';

/** What is asked of the endpoints of a body. Ids of endpoints and keys are chosen by the caller, the same for a repeated request. */
export type EndpointCommand =
  | {
      readonly name: 'create';
      readonly endpointId: string;
      readonly settings: EndpointSettings;
      readonly signature: (typeof signatures)[number];
      readonly keyId: string;
      readonly ownerId: string;
    }
  /** The endpoint consented, at the address that was asked. */
  | { readonly name: 'verify'; readonly endpointId: string; readonly url: string; readonly how: (typeof verifications)[number] }
  | { readonly name: 'change'; readonly endpointId: string; readonly settings: EndpointSettings }
  | { readonly name: 'rotate'; readonly endpointId: string; readonly keyId: string }
  | { readonly name: 'replay'; readonly endpointId: string; readonly since: string }
  | { readonly name: 'disable'; readonly endpointId: string; readonly why: (typeof disablings)[number] }
  | { readonly name: 'pause' | 'resume' | 'delete'; readonly endpointId: string };

export type EndpointCommandName = EndpointCommand['name'];

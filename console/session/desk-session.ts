import { base64url } from './base64url.ts';
import { endSessionAddress, findIdentityProvider } from './identity-provider.ts';
import { Session } from './session.ts';
import { beginSignIn } from './sign-in.ts';
import type { SignInTools } from './sign-in.ts';

/** This tab's session. Two tabs may be two people: nothing of it is shared. */
export const session = new Session(sessionStorage);

export const signInTools: SignInTools = {
  drawer: sessionStorage,
  fetch: (address, init) => fetch(address, init),
  randomText: () => base64url(crypto.getRandomValues(new Uint8Array(32))),
  redirectUri: `${location.origin}/signed-in`,
};

/** What the page that was served tells of signing in. */
const toldOfSignIn = (): string => document.querySelector<HTMLMetaElement>('meta[name="sign-in"]')?.content ?? '';

export interface SignInWish {
  /** `login` asks the provider not to take whoever is signed in there already. */
  readonly ask?: 'login' | undefined;
  /** Who is probably meant; the provider may take it as said. */
  readonly hint?: string | undefined;
  /** Where to come back to; the page opened last unless told. */
  readonly returnTo?: string | undefined;
}

/** Leaves for the provider. @throws SignInFault */
export async function goToSignIn({ ask, hint, returnTo = session.lastPage ?? '/desk' }: SignInWish): Promise<void> {
  session.end();
  const provider = await findIdentityProvider(signInTools.fetch, toldOfSignIn());
  // Not a step of its own in the history: going back from the provider leaves, instead of coming here again.
  location.replace(await beginSignIn(provider, signInTools, { returnTo, ask, hint }));
}

/** Signs out here, and at the provider where that can be. */
export async function signOut(): Promise<void> {
  session.end();
  const here = `${location.origin}/signed-out`;
  const there = await findIdentityProvider(signInTools.fetch, toldOfSignIn()).then(
    (provider) => endSessionAddress(provider, here),
    // Signed out here all the same.
    () => undefined,
  );
  location.replace(there ?? here);
}

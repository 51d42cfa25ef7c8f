import { session, signInTools } from './desk-session.ts';
import { finishSignIn } from './sign-in.ts';

let taken: Promise<string> | undefined;

/**
 * Takes the provider's answer with which this page was opened and begins the session; tells where signing in was asked for. An answer counts
 * once, so whoever asks again is told the same. @throws SignInFault
 */
export function takeAnswer(): Promise<string> {
  return (taken ??= exchange());
}

async function exchange(): Promise<string> {
  const { search, pathname } = location;
  // A code belongs in no history, whether it is good or not.
  history.replaceState(null, '', pathname);
  const { token, returnTo } = await finishSignIn(search, signInTools);
  session.begin(token);
  return returnTo;
}

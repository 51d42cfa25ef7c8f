import { useEffect, useState } from 'react';
import { FaultPage } from '../../parts/fault-page.tsx';
import { Passing } from '../../parts/passing.tsx';
import { session, signInTools } from '../../session/desk-session.ts';
import { finishSignIn } from '../../session/sign-in.ts';

/** `/signed-in`: takes the provider's answer and goes back to where signing in was asked for. */
export function SignedIn() {
  const [fault, setFault] = useState<unknown>();
  useEffect(() => {
    takeAnswer().catch(setFault);
  }, []);
  return fault === undefined ? <Passing what="signingIn" /> : <FaultPage error={fault} />;
}

async function takeAnswer(): Promise<void> {
  const { search, pathname } = location;
  // A code belongs in no history, whether it is good or not.
  history.replaceState(null, '', pathname);
  const { token, returnTo } = await finishSignIn(search, signInTools);
  session.begin(token);
  location.replace(returnTo);
}

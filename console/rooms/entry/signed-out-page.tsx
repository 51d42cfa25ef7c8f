import { useState } from 'react';
import { FaultPage } from '../../parts/fault/fault-page.tsx';
import { useTexts } from '../../parts/language.tsx';
import { MessagePage } from '../../parts/fault/message-page.tsx';
import { goToSignIn } from '../../session/desk-session.ts';
import { texts } from '../../texts.ts';

/** `/signed-out`. */
export function SignedOut() {
  const t = useTexts(texts);
  const [fault, setFault] = useState<unknown>();
  if (fault !== undefined) return <FaultPage error={fault} />;
  const { title, todo } = t.messages.signedOut;
  // Not as whoever is signed in at the provider still: the next reader at this machine may be another.
  const again = { label: t.signInAgain, act: () => void goToSignIn({ ask: 'login' }).catch(setFault) };
  return <MessagePage title={title} sentences={[todo]} offers={[again]} />;
}

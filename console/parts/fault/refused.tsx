import { Alert, Button } from 'antd';
import { goToSignIn } from '../../session/desk-session.ts';
import { useState } from 'react';
import { ApiFault } from '../../api/api-fault.ts';
import { faultMessage } from './fault-message.ts';
import { useSay, useTexts } from '../language.tsx';
import { texts } from '../../texts.ts';

/** Why a command was not carried out, and what to do; what was filled in stays. */
export function Refused({ error: first }: { readonly error: unknown }) {
  const [later, setLater] = useState<unknown>();
  const error = later ?? first;
  const t = useTexts(texts);
  const say = useSay();
  const { title, todo } = told();
  const isSignedOut = error instanceof ApiFault && error.kind.is === 'signed-out';
  // Back to this page, with the form open and what was typed in it.
  const again = <Button onClick={() => void goToSignIn({}).catch(setLater)}>{t.signInAgain}</Button>;
  return <Alert role="alert" type="error" title={title} description={todo} action={isSignedOut ? again : undefined} />;

  function told(): { readonly title: string; readonly todo: string } {
    if (error instanceof ApiFault) {
      if (error.kind.is === 'unreachable') return t.refused.notSent;
      if (error.kind.is === 'problem' && error.kind.status === 412) return t.refused.changed;
    }
    const { title: what, sentences } = faultMessage(error, { texts: t, say, name: undefined });
    return { title: what, todo: t.sentences(sentences) };
  }
}

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ApiAnswer } from '../../api/call-api.ts';
import type { Me } from '../../api/contract.ts';
import { accountOf } from '../../session/account-of.ts';
import { goToSignIn, session } from '../../session/desk-session.ts';
import { texts } from '../../texts.ts';
import { faultMessage } from './fault-message.ts';
import type { Cure } from './fault-message.ts';
import { useSay, useTexts } from '../language.tsx';
import { MessagePage } from './message-page.tsx';
import type { Offer } from './message-page.tsx';

/** A fault in place of a page, with what can be done about it. */
export function FaultPage({ error }: { readonly error: unknown }) {
  const t = useTexts(texts);
  const say = useSay();
  const known = useQueryClient().getQueryData<ApiAnswer<Me>>(['api', '/v1/me']);
  const [later, setLater] = useState<unknown>();
  const shown = later ?? error;
  const { title, sentences, cures, isForeseen } = faultMessage(shown, {
    texts: t,
    say,
    name: known?.body.name,
    account: accountOf(session.token),
  });
  useEffect(() => {
    if (!isForeseen) reportError(shown);
  }, [isForeseen, shown]);
  const signIn = (ask?: 'login') => () => void goToSignIn({ ask }).catch(setLater);
  const offerOf = (cure: Cure): Offer => {
    if (cure === 'reload') return { label: t.tryAgain, act: () => location.reload() };
    if (cure === 'sign-in') return { label: t.signInAgain, act: signIn() };
    if (cure === 'sign-in-afresh') return { label: t.signInAgain, act: signIn('login') };
    if (cure === 'sign-in-as-other') return { label: t.signInAsOther, act: signIn('login') };
    return {
      label: t.openAs(cure.body),
      act: () => {
        session.choose(cure.body);
        location.reload();
      },
    };
  };
  // Who is known here and only mistyped an address goes on as before.
  const back = known !== undefined && cures.includes('sign-in-as-other') ? [{ label: t.toDesk, act: () => location.assign('/desk') }] : [];
  return <MessagePage title={title} sentences={sentences} offers={[...cures.map(offerOf), ...back]} />;
}

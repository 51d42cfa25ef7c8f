import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { FaultPage } from '../../parts/fault/fault-page.tsx';
import { Passing } from '../../parts/passing.tsx';
import { goToSignIn } from '../../session/desk-session.ts';

/** `/desk/sign-in`: signs in anew, whoever was signed in before, and opens that person's desk. */
export function SignIn() {
  const { as: hint } = getRouteApi('/desk/sign-in').useSearch();
  const [fault, setFault] = useState<unknown>();
  useEffect(() => {
    goToSignIn({ hint, returnTo: '/desk' }).catch(setFault);
  }, [hint]);
  return fault === undefined ? <Passing what="signingIn" /> : <FaultPage error={fault} />;
}

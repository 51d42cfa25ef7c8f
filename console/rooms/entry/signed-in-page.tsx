import { useEffect, useState } from 'react';
import { FaultPage } from '../../parts/fault/fault-page.tsx';
import { Passing } from '../../parts/passing.tsx';
import { takeAnswer } from '../../session/arrival.ts';

/** `/signed-in`: where the provider's answer came to nothing, why; one that is good has led on before this page is drawn (`enter.ts`). */
export function SignedIn() {
  const [fault, setFault] = useState<unknown>();
  useEffect(() => {
    takeAnswer().then((returnTo) => location.replace(returnTo), setFault);
  }, []);
  return fault === undefined ? <Passing what="signingIn" /> : <FaultPage error={fault} />;
}

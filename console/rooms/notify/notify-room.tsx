import { useState } from 'react';
import type { Me } from '../../api/contract.ts';
import { useReader } from '../../frame/reader.tsx';
import { useTexts } from '../../parts/language.tsx';
import { useTitle } from '../../parts/use-title.ts';
import { RemoveMobile } from './remove-mobile.tsx';
import { notifyTexts } from './texts.ts';
import { WayForm } from './way-form.tsx';

/** How the reader is told, and by which number. */
export function NotifyRoom() {
  const t = useTexts(notifyTexts);
  const { notify } = useReader().me;
  const [isSaved, setSaved] = useState(false);
  useTitle(t.title);
  return (
    <>
      <h1>{t.title}</h1>
      <p>{notify.smsOffered ? t.what : t.notOffered}</p>
      {notify.smsOffered && (
        // Made anew with what is in force now.
        <WayForm key={`${notify.by} ${notify.mobile}`} notify={notify} told={setSaved} />
      )}
      <p role="status">{isSaved && t.saved}</p>
      {(notify.smsOffered || notify.mobile !== 'none') && <OwnMobile mobile={notify.mobile} told={setSaved} />}
      <p className="soft">{t.whom}</p>
    </>
  );
}

function OwnMobile({ mobile, told }: { readonly mobile: Me['notify']['mobile']; readonly told: (isSaved: boolean) => void }) {
  const t = useTexts(notifyTexts);
  return (
    <section className="card" aria-labelledby="mobile">
      <h2 id="mobile">{t.mobile.title}</h2>
      <p>{t.mobile[mobile]}</p>
      {mobile !== 'none' && (
        <RemoveMobile path="/v1/me/notify" body={{ by: 'mail', mobile: null }} name={t.remove} sure={t.sure} done={() => told(true)} />
      )}
    </section>
  );
}

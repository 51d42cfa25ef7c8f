import { Alert } from 'antd';
import { ApiFault } from '../api/api-fault.ts';
import { faultMessage } from './fault-message.ts';
import { useSay, useTexts } from './language.tsx';
import { texts } from '../texts.ts';

/** Why a command was not carried out, and what to do; what was filled in stays. */
export function Refused({ error }: { readonly error: unknown }) {
  const t = useTexts(texts);
  const say = useSay();
  const { title, todo } = told();
  return <Alert role="alert" type="error" title={title} description={todo} />;

  function told(): { readonly title: string; readonly todo: string } {
    if (error instanceof ApiFault) {
      if (error.kind.is === 'unreachable') return t.refused.notSent;
      if (error.kind.is === 'problem' && error.kind.status === 412) return t.refused.changed;
    }
    const { title: what, sentences } = faultMessage(error, { texts: t, say, name: undefined });
    return { title: what, todo: sentences.join('') };
  }
}

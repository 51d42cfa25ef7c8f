import { useMutation } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import type { History } from '../../../api/contract.ts';
import { useTexts } from '../../../parts/language.tsx';
import { caseTexts } from '../texts.ts';
import { digestHere, verifyHistory } from './verify-history.ts';

/** The record checked in the reader's own browser, for whoever is told all that was hashed. */
export function Evidence({ commits }: { readonly commits: History['commits'] }) {
  const t = useTexts(caseTexts).evidence;
  const check = useMutation({ mutationFn: () => verifyHistory(commits, digestHere) });
  const verdict = check.data;
  return (
    <section aria-label={t.title} className="card evidence">
      <h2>{t.title}</h2>
      <p>{t.what}</p>
      <Button loading={check.isPending} onClick={() => check.mutate()}>
        {t.check}
      </Button>
      {verdict?.is === 'not-told' && <Alert role="status" type="info" title={t.notTold} />}
      {verdict?.is === 'unbroken' && <Alert role="status" type="success" title={t.unbroken(verdict.count)} />}
      {verdict?.is === 'broken' && <Alert role="alert" type="error" title={t.broken(verdict.fault.seq, t.faults[verdict.fault.fault])} />}
    </section>
  );
}

import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { saveFile } from '../../api/use-api.ts';
import { useTexts } from '../../parts/language.tsx';
import { Refused } from '../../parts/fault/refused.tsx';
import { letterTexts } from './texts.ts';

const kinds = ['pdf', 'docx'] as const;

/** The letter as files, in the form that is shown. */
export function DownloadLetter({ address }: { readonly address: string }) {
  const t = useTexts(letterTexts);
  const save = useMutation({ mutationFn: (kind: (typeof kinds)[number]) => saveFile(`${address}&as=${kind}`) });
  return (
    <>
      {kinds.map((kind) => (
        <Button key={kind} loading={save.isPending && save.variables === kind} onClick={() => save.mutate(kind)}>
          {t[kind]}
        </Button>
      ))}
      {save.error !== null && <Refused error={save.error} />}
    </>
  );
}

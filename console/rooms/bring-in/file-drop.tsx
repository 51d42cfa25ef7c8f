import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { addressOf } from '../../api/address-of.ts';
import { sendFile } from '../../api/file-calls.ts';
import { saveFile } from '../../api/use-api.ts';
import { Button } from 'antd';
import { FileButton } from '../../parts/file/file-button.tsx';
import { useTexts } from '../../parts/language.tsx';
import { Refused } from '../../parts/fault/refused.tsx';
import type { ImportAnswer, ImportKind } from './contract.ts';
import { bringInTexts } from './texts.ts';

/** Where a file goes in, by mouse or keyboard: it is tried, and its trial is a page of its own. */
export function FileDrop({ kind }: { readonly kind: ImportKind }) {
  const t = useTexts(bringInTexts);
  const navigate = useNavigate();
  const [isOver, setIsOver] = useState(false);
  const template = useMutation({ mutationFn: () => saveFile(`/v1/imports/templates/${kind}.xlsx`) });
  const trial = useMutation({
    mutationFn: ({ file, key }: { readonly file: File; readonly key: string }) =>
      sendFile<ImportAnswer>(addressOf('/v1/imports', { kind, name: file.name.slice(-200) }), file, key),
    onSuccess: ({ body }) => void navigate({ to: '/desk/bring-in', search: { kind, import: body.id } }),
  });
  const take = (file: File): void => trial.mutate({ file, key: crypto.randomUUID() });
  return (
    <section className="card" aria-label={t.kinds[kind]}>
      <p>
        <Button onClick={() => template.mutate()} loading={template.isPending}>
          {t.template}
        </Button>
      </p>
      {template.error !== null && <Refused error={template.error} />}
      <div
        className={isOver ? 'file-drop over' : 'file-drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setIsOver(false);
          const file = event.dataTransfer.files.item(0);
          if (file !== null) take(file);
        }}
      >
        <span>{t.drop}</span>{' '}
        <FileButton
          label={t.choose}
          accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          isBusy={trial.isPending}
          take={take}
        />
        <p className="soft">{t.hint}</p>
      </div>
      <p role="status">{trial.isPending ? t.sending : ''}</p>
      {trial.error !== null && <Refused error={trial.error} />}
    </section>
  );
}

import { useMutation } from '@tanstack/react-query';
import { Button, Space } from 'antd';
import { addressOf } from '../../api/address-of.ts';
import { saveFile } from '../../api/use-api.ts';
import { texts } from '../../texts.ts';
import { useLanguage, useTexts } from '../language.tsx';
import { Refused } from '../fault/refused.tsx';

interface ExportButtonsProps {
  readonly list: 'proposals' | 'worklist' | 'statistics' | 'dispatch';
  /** As the list on the page is narrowed. */
  readonly filter?: Readonly<Record<string, string | undefined>>;
}

/** Saves the list on the page as a sheet. */
export function ExportButtons({ list, filter = {} }: ExportButtonsProps) {
  const { exports: t } = useTexts(texts);
  const { language } = useLanguage();
  const saving = useMutation({
    mutationFn: (as: 'xlsx' | 'csv') => saveFile(addressOf(`/v1/exports/${list}`, { ...filter, as, language })),
  });
  return (
    <div className="not-printed">
      <Space wrap role="group" aria-label={t.name} className="exports">
        {(['xlsx', 'csv'] as const).map((as) => (
          <Button key={as} size="small" loading={saving.isPending && saving.variables === as} onClick={() => saving.mutate(as)}>
            {t[as]}
          </Button>
        ))}
      </Space>
      {saving.error !== null && <Refused error={saving.error} />}
    </div>
  );
}

import { Button, Space } from 'antd';
import { useMemo, useState } from 'react';
import { useReader } from '../../../frame/reader.tsx';
import { Drafts } from '../../../parts/drafts.ts';
import { isJsonList, isJsonRecord } from '../../../parts/form/json.ts';
import type { Json } from '../../../parts/form/json.ts';
import { useTexts } from '../../../parts/language.tsx';
import { caseTexts } from '../texts.ts';

/** What was written for an action that is not possible any more: to be read and taken elsewhere until its writer lets it go. */
export function KeptText({ thing }: { readonly thing: string }) {
  const t = useTexts(caseTexts).gone;
  const { me } = useReader();
  const drafts = useMemo(() => new Drafts(sessionStorage, me.id), [me.id]);
  const [texts, setTexts] = useState(() => textsIn(drafts.read(thing)));
  const [isCopied, setCopied] = useState(false);
  if (texts.length === 0) return null;
  const copy = (): void =>
    void navigator.clipboard.writeText(texts.join('\n')).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <section aria-label={t.kept} className="kept">
      <h3>{t.kept}</h3>
      <p className="letter">{texts.join('\n')}</p>
      <Space wrap>
        <Button onClick={copy}>{isCopied ? t.copied : t.copy}</Button>
        <Button
          onClick={() => {
            drafts.drop(thing);
            setTexts([]);
          }}
        >
          {t.drop}
        </Button>
      </Space>
    </section>
  );
}

/** An id, which is what was chosen from a list, is ASCII without a space. */
const isWords = /[^!-~]/;

/** Words that somebody wrote. */
function textsIn(value: Json): string[] {
  if (typeof value === 'string') return isWords.test(value) ? [value] : [];
  if (isJsonList(value)) return value.flatMap(textsIn);
  return isJsonRecord(value) ? Object.values(value).flatMap(textsIn) : [];
}

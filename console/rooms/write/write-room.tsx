import { Alert } from 'antd';
import { useTexts } from '../../parts/language.tsx';
import { useTitle } from '../../parts/use-title.ts';
import { writeTexts } from './texts.ts';
import { WriteForm } from './write-form.tsx';

/** A member writes a proposal. */
export function WriteRoom() {
  const t = useTexts(writeTexts);
  useTitle(t.title);
  return (
    <>
      <h1>{t.title}</h1>
      <p>{t.lead}</p>
      <Alert type="warning" title={t.secret} />
      <WriteForm />
    </>
  );
}

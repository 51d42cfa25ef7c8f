import { useNavigate } from '@tanstack/react-router';
import { MessagePage } from '../../parts/fault/message-page.tsx';
import { useTexts } from '../../parts/language.tsx';
import { texts } from '../../texts.ts';
import { caseTexts } from './texts.ts';

/** A case that was the reader's to see when the page was opened, and is not any more. */
export function CaseGone({ done }: { readonly done: string | undefined }) {
  const t = useTexts(caseTexts);
  const { toDesk } = useTexts(texts);
  const navigate = useNavigate();
  const why = done === undefined ? t.goneCase.meanwhile : t.goneCase.byYou(done);
  return (
    <MessagePage
      title={t.goneCase.title}
      sentences={[why, t.goneCase.todo]}
      offers={[{ label: toDesk, act: () => void navigate({ to: '/desk' }) }]}
    />
  );
}

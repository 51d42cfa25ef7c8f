import { texts } from '../../texts.ts';
import { useTexts } from '../language.tsx';
import { MessagePage } from './message-page.tsx';

export function NoSuchPage() {
  const t = useTexts(texts);
  const { title, todo } = t.messages.noSuchPage;
  return <MessagePage title={title} sentences={[todo]} offers={[{ label: t.toDesk, act: () => location.assign('/desk') }]} />;
}

import { Link, useLocation } from '@tanstack/react-router';
import { useTexts } from '../parts/language.tsx';
import { anchorOf, chapterOf } from '../rooms/help/chapters.ts';
import { texts } from '../texts.ts';
import { useReader } from './reader.tsx';

/** On every room: the place in the help of the reader's desk that tells of it. */
export function HelpLink() {
  const { help } = useTexts(texts);
  const { role } = useReader();
  const { pathname } = useLocation();
  if (pathname.startsWith('/desk/help/')) return null;
  return (
    <Link className="help-link" to="/desk/help/$chapter" params={{ chapter: chapterOf[role] }} hash={anchorOf(pathname)}>
      {help}
    </Link>
  );
}

import { Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import { limitText } from '../../parts/dates.ts';
import { useLanguage, useTexts } from '../../parts/language.tsx';
import { useAsked } from './reads.ts';
import { commentsTexts } from './texts.ts';

/** That the reader's unit is asked about a draft, until when, and how much of it is still to be said; nothing where it is not asked. */
export function AskedNote() {
  const t = useTexts(commentsTexts).note;
  const { language } = useLanguage();
  const asked = useAsked().data?.body.allocations ?? [];
  return (
    <>
      {asked.map(({ id, asked: when, own }) => {
        if (when === undefined || when.isOver || own === undefined) return null;
        const left = own.lines - own.said;
        return (
          <Alert
            key={id}
            role="status"
            className="asked-note"
            type={left === 0 ? 'info' : 'warning'}
            title={t.asked(own.lines, limitText(when.until, language))}
            description={
              <>
                {left === 0 ? t.done : t.left(left)}{' '}
                <Link to="/desk/comments" search={{ allocation: id }}>
                  {left === 0 ? t.see : t.open}
                </Link>
              </>
            }
          />
        );
      })}
    </>
  );
}

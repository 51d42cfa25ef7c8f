import type { CaseLine } from '../api/contract.ts';
import { texts } from '../texts.ts';
import { dayText } from './dates.ts';
import { useLanguage, useSay, useTexts } from './language.tsx';
import { Left } from './light-tag.tsx';

export type DueTask = NonNullable<CaseLine['due']>;

/** What is to be done, how much time is left for it, and until which day. */
export function DueLine({ task, now }: { readonly task: DueTask; readonly now: number }) {
  const t = useTexts(texts);
  const say = useSay();
  const { language } = useLanguage();
  return (
    <span className="due-line">
      <span>{say(task.name)}</span> <Left dueAt={task.dueAt} now={now} />
      <span className="soft">
        {dayText(task.dueOn, language)}
        {task.provisional && ` (${t.provisional})`}
      </span>
    </span>
  );
}
